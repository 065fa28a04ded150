package io.github.jsock.recorder;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Durations counted in fixed buckets. Any thread may add; adding allocates nothing and never waits. */
final class DurationHistogram {
    private final long[] upperBoundNanos;
    private final AtomicLongArray counts;
    private final AtomicLong sumNanos = new AtomicLong();

    /** A histogram with these ascending inclusive upper bounds and one more bucket without a bound. */
    DurationHistogram(long[] upperBoundNanos) {
        this.upperBoundNanos = upperBoundNanos;
        this.counts = new AtomicLongArray(upperBoundNanos.length + 1);
    }

    void add(long nanos) {
        int bucket = 0;
        while (bucket < upperBoundNanos.length && nanos > upperBoundNanos[bucket]) {
            bucket++;
        }
        counts.incrementAndGet(bucket);
        sumNanos.addAndGet(nanos);
    }

    Durations snapshot() {
        if (isEmpty()) {
            return new Durations(upperBoundNanos, Durations.NONE, 0);
        }
        long[] copy = new long[counts.length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = counts.get(i);
        }
        return new Durations(upperBoundNanos, copy, sumNanos.get());
    }

    private boolean isEmpty() {
        for (int i = 0; i < counts.length(); i++) {
            if (counts.get(i) != 0) {
                return false;
            }
        }
        return true;
    }
}
