package io.github.jsock.exporter.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What the kernel says that this process holds, asked anew when somebody reads, but so seldom that it takes a hundredth of
 * one processor at most.
 */
public final class KernelView {
    private static final long SHORTEST_REST_NANOS = 900_000_000L;
    /** How many times as long as it took the kernel is to be left in peace. */
    private static final long REST = 100;

    private @Nullable HeldSockets latest;
    private long nextNanos;
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
            nextNanos = begin + took + Math.max(SHORTEST_REST_NANOS, REST * took);
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
