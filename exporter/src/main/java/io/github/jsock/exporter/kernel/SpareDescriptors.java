package io.github.jsock.exporter.kernel;

import java.io.File;

/**
 * Whether some descriptors are left, found out without taking one. What we open, though only for a moment, may be the last one
 * there is, and the application would miss it: where few are left we open nothing.
 */
final class SpareDescriptors {
    /** So many that the application will hardly take them all while we have one. */
    private static final int ENOUGH = 16;
    /** How many numbers are looked at; some microseconds each. */
    private static final int MOST_PROBED = 1_000;
    /** For how long what was found is as good as true. */
    private static final long MOMENT_NANOS = 10_000_000L;

    private static volatile long foundNanos = System.nanoTime() - MOMENT_NANOS;

    private SpareDescriptors() {}

    /** Whether there are enough for us to take one; {@code true} too when the limit is not known. */
    static boolean areEnough() {
        long now = System.nanoTime();
        if (now - foundNanos < MOMENT_NANOS) {
            return true;
        }
        boolean enough = areEnough(DescriptorLimit.current());
        if (enough) {
            foundNanos = now;
        }
        return enough;
    }

    /** The kernel gives out the lowest number that is free: as a rule the highest are. */
    private static boolean areEnough(int limit) {
        int free = 0;
        int last = Math.max(0, limit - MOST_PROBED);
        for (int number = limit - 1; number >= last && free < ENOUGH; number--) {
            free += new File(DescriptorFolder.PATH, Integer.toString(number)).exists() ? 0 : 1;
        }
        return limit == 0 || free == ENOUGH;
    }
}
