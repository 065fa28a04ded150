package io.github.jsock.exporter;

import java.util.Collection;

/** The one clear line that a person gets who asked for something that there is not. */
public final class BadArgument {
    private static final int MAX_LENGTH = 60;

    private BadArgument() {}

    /**
     * For something that is none of the valid ones: {@code unknown parameter 'rolle'; valid: role, service}.
     *
     * @param what what it should be one of, in the singular
     */
    public static IllegalArgumentException unknown(String what, String given, Collection<String> valid) {
        return new IllegalArgumentException(
                "unknown " + what + " '" + shown(given) + "'; valid: " + String.join(", ", valid));
    }

    /** For a number that is not one or is out of range: {@code limit 'x' is not a whole number, 0 or more}. */
    public static IllegalArgumentException notACount(String what, String given) {
        return new IllegalArgumentException(what + " '" + shown(given) + "' is not a whole number, 0 or more");
    }

    private static String shown(String given) {
        String line = TextTable.printable(given);
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
    }
}
