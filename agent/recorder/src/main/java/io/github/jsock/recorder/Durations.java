package io.github.jsock.recorder;

/** A histogram of durations as it was at one moment. */
public final class Durations {
    private static final long MILLIS = 1_000_000L;
    private static final long SECONDS = 1_000 * MILLIS;

    /** Bounds for connects: half a millisecond to half a minute, the SYN retries of Linux at 1, 3, 7, 15 s among them. */
    static final long[] CONNECT_BOUNDS_NANOS = {
        MILLIS / 2,
        MILLIS,
        5 * MILLIS,
        10 * MILLIS,
        50 * MILLIS,
        100 * MILLIS,
        500 * MILLIS,
        SECONDS,
        3 * SECONDS,
        7 * SECONDS,
        15 * SECONDS,
        30 * SECONDS
    };

    /** Bounds for whole connections: a millisecond to a day, those of usual time-outs a little above them. */
    static final long[] CONNECTION_BOUNDS_NANOS = {
        MILLIS,
        10 * MILLIS,
        100 * MILLIS,
        SECONDS,
        11 * SECONDS,
        35 * SECONDS,
        65 * SECONDS,
        130 * SECONDS,
        310 * SECONDS,
        3_700 * SECONDS,
        90_000 * SECONDS
    };

    /** The counts of a histogram that has none. */
    static final long[] NONE = {};

    private final long[] upperBoundNanos;
    private final long[] counts;
    private final long sumNanos;

    Durations(long[] upperBoundNanos, long[] counts, long sumNanos) {
        this.upperBoundNanos = upperBoundNanos;
        this.counts = counts;
        this.sumNanos = sumNanos;
    }

    /** How many buckets there are; the last has no upper bound. */
    public int buckets() {
        return upperBoundNanos.length + 1;
    }

    /** The inclusive upper bound of a bucket in nanoseconds; {@link Long#MAX_VALUE} for the last. */
    public long upperBoundNanos(int bucket) {
        return bucket < upperBoundNanos.length ? upperBoundNanos[bucket] : Long.MAX_VALUE;
    }

    /** How many durations fell into this bucket alone (not cumulated). */
    public long count(int bucket) {
        return counts == NONE ? 0 : counts[bucket];
    }

    /** How many durations there are. */
    public long count() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    /** The sum of all durations in nanoseconds. */
    public long sumNanos() {
        return sumNanos;
    }
}
