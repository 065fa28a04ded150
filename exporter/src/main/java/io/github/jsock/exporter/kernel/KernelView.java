package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel says that this process holds, asked anew when somebody reads, but so seldom that it takes a third of a hundredth
 * of one processor; but twice a minute, whatever it takes, and where there are few sockets every nine seconds.
 */
public final class KernelView {
    private static final long SHORTEST_REST_NANOS = 900_000_000L;
    /** Where the machine is busy, asking takes far longer than it costs: so there is a bound, a lower one for few sockets. */
    private static final long LONGEST_REST_NANOS = 30_000_000_000L;

    private static final long LONGEST_REST_OF_FEW_NANOS = 9_000_000_000L;
    private static final int FEW = 1_000;
    /** How many times as long as it took the kernel is to be left in peace. */
    private static final long REST = 300;

    private final Destinations destinations = new Destinations();
    private @Nullable EphemeralPorts ephemeral;
    private @Nullable HeldSockets latest;
    private long nextNanos;
    /** The first scan loads classes, and any may have been held up by others: the cheaper one of two tells the cost. */
    private long lastTookNanos;

    private long scans;
    private long scanNanos;

    /**
     * What is held now, or was a while ago: a second when there are few sockets, some more when there are thousands.
     *
     * @param snapshot what is known of the sockets
     */
    public synchronized HeldSockets current(Snapshot snapshot) {
        long begin = System.nanoTime();
        HeldSockets held = latest;
        if (held == null || begin - nextNanos >= 0) {
            destinations.learn(snapshot);
            PortCensus census = new PortCensus(destinations.services(), ephemeralPorts());
            KernelSample sample = KernelSample.take(snapshot, census, held == null ? null : held.sample());
            held = new HeldSockets(sample, census, ++scans);
            latest = held;
            long took = System.nanoTime() - begin;
            long rest = REST * Math.min(took, lastTookNanos);
            long longest = held.count() < FEW ? LONGEST_REST_OF_FEW_NANOS : LONGEST_REST_NANOS;
            nextNanos = begin + took + Math.min(longest, Math.max(SHORTEST_REST_NANOS, rest));
            lastTookNanos = took;
            scanNanos += took;
        }
        return held;
    }

    /**
     * What is held at this moment, at whatever cost: for what is seldom asked for.
     *
     * @param snapshot what is known of the sockets
     */
    public synchronized HeldSockets renewed(Snapshot snapshot) {
        nextNanos = System.nanoTime();
        return current(snapshot);
    }

    /** As they are now or, where few descriptors are left and they cannot be read, as they were: they rarely change. */
    private EphemeralPorts ephemeralPorts() {
        EphemeralPorts now = EphemeralPorts.read();
        EphemeralPorts ports = now.isKnown() || ephemeral == null ? now : ephemeral;
        ephemeral = ports;
        return ports;
    }

    /** How many addresses of destinations have no ports counted, since there are too many. */
    public synchronized long forgottenDestinations() {
        return destinations.forgotten();
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
