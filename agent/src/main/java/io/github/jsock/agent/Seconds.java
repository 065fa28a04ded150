package io.github.jsock.agent;

/** A length of time in an option, as {@code 30s}, {@code 10m} or {@code 2h}. */
final class Seconds {
    static final String PATTERN = "[1-9][0-9]{0,5}[smh]";
    static final String FORM = "a time such as 30s, 10m or 2h";

    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    private Seconds() {}

    /** How many seconds a text means that matches the pattern; no more than a hundred days. */
    static int of(String text) {
        int last = text.length() - 1;
        int unit = text.charAt(last) == 's' ? 1 : text.charAt(last) == 'm' ? MINUTE : HOUR;
        return (int) Math.min(2_400L * HOUR, (long) unit * Integer.parseInt(text.substring(0, last)));
    }
}
