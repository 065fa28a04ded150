package io.github.jsock.exporter;

import java.util.Arrays;
import java.util.regex.Pattern;

/** How people say which openings of sockets are to be traced: {@code on}, {@code off} or {@code 1/N}. */
public final class StackCapture {
    /** What a valid one looks like. */
    public static final String PATTERN = "on|off|1/[1-9][0-9]{0,5}";

    private static final String ON = "on";
    private static final String OFF = "off";
    private static final String ONE_IN = "1/";
    private static final Pattern VALID = Pattern.compile(PATTERN);

    private StackCapture() {}

    /**
     * One in how many sockets that means; 0 for none.
     *
     * @throws IllegalArgumentException with one line saying what is valid
     */
    public static int oneIn(String capture) {
        if (!VALID.matcher(capture).matches()) {
            throw BadArgument.unknown("stack capture", capture, Arrays.asList(ON, OFF, "1/N such as 1/10"));
        }
        return capture.equals(ON) ? 1 : capture.equals(OFF) ? 0 : Integer.parseInt(capture.substring(ONE_IN.length()));
    }

    /** How one in so many is said. */
    public static String text(int oneIn) {
        return oneIn == 1 ? ON : oneIn == 0 ? OFF : ONE_IN + oneIn;
    }
}
