package io.github.jsock.recorder;

/** Moments of {@link System#nanoTime()} as wall-clock time, by one fixed anchor, so that they do not jitter. */
public final class WallClock {
    private static final long ANCHOR_NANOS = System.nanoTime();
    private static final long ANCHOR_MILLIS = System.currentTimeMillis();

    private WallClock() {}

    /** A moment of {@link System#nanoTime()} in milliseconds since the epoch. */
    public static long millisAt(long nanoTime) {
        return ANCHOR_MILLIS + Math.floorDiv(nanoTime - ANCHOR_NANOS, 1_000_000L);
    }

    /** Whole seconds since the anchor, at least 1. */
    static int second() {
        return 1 + (int) ((System.nanoTime() - ANCHOR_NANOS) / 1_000_000_000L);
    }
}
