package io.github.jsock.exporter.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What the kernel says that this process holds, asked anew when somebody reads, but so seldom that it takes a hundredth of
 * one processor at most.
 */
public final class KernelView {
    private static final long SHORTEST_REST_NANOS = 900_000_000L;
    private static final long LONGEST_REST_NANOS = 9_000_000_000L;
    /** How many times as long as it took the kernel is to be left in peace. */
    private static final long REST = 100;

    private @Nullable HeldSockets latest;
    private long nextNanos;
    /** The first scan loads classes, and any may have been held up by others: the cheaper one of two tells the cost. */
    private long lastTookNanos;

    private long scans;
    private long scanNanos;

    /** What is held now, or was a while ago: a second when there are few sockets, some more when there are thousands. */
    public synchronized HeldSockets current() {
        long begin = System.nanoTime();
        HeldSockets held = latest;
        if (held == null || begin - nextNanos >= 0) {
            held = new HeldSockets(KernelSample.take());
            latest = held;
            long took = System.nanoTime() - begin;
            long rest = REST * Math.min(took, lastTookNanos);
            nextNanos = begin + took + Math.min(LONGEST_REST_NANOS, Math.max(SHORTEST_REST_NANOS, rest));
            lastTookNanos = took;
            scans++;
            scanNanos += took;
        }
        return held;
    }

    /** How often the kernel has been asked. */
    public synchronized long scans() {
        return scans;
    }

    /** How long that has taken altogether, in nanoseconds. */
    public synchronized long scanNanos() {
        return scanNanos;
    }
}
