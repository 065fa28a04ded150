package io.github.jsock.agent;

/** A length of time in an option, as {@code 30s}, {@code 10m} or {@code 2h}; a number alone is of seconds. */
final class Seconds {
    static final String PATTERN = "[1-9][0-9]{0,5}[smh]?";
    static final String FORM = "a time such as 30s, 10m or 2h";

    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    private Seconds() {}

    /** How many seconds a text means that matches the pattern; no more than a hundred days. */
    static int of(String text) {
        char unit = text.charAt(text.length() - 1);
        long number = Long.parseLong(Character.isDigit(unit) ? text : text.substring(0, text.length() - 1));
        long seconds = unit == 'h' ? HOUR * number : unit == 'm' ? MINUTE * number : number;
        return (int) Math.min(2_400L * HOUR, seconds);
    }
}
