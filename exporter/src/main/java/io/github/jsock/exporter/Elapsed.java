package io.github.jsock.exporter;

/** A length of time for people to read: its two largest units, as in {@code 3m12s}. */
final class Elapsed {
    private Elapsed() {}

    /** {@code 85ms}, from a second on as {@link #ofSeconds} has it; a negative time counts as none. */
    static String ofMillis(long millis) {
        return millis < 1_000 ? Math.max(0, millis) + "ms" : ofSeconds(millis / 1_000);
    }

    /** {@code 12s}, {@code 3m12s}, {@code 5h07m} or {@code 12d03h}. */
    static String ofSeconds(long seconds) {
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3_600) {
            return two(seconds / 60, "m", seconds % 60, "s");
        }
        if (seconds < 86_400) {
            return two(seconds / 3_600, "h", seconds / 60 % 60, "m");
        }
        return two(seconds / 86_400, "d", seconds / 3_600 % 24, "h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + (small < 10 ? "0" : "") + small + smallUnit;
    }
}
