package io.github.jsock.recorder;

/** What had been counted for one service in one role at one moment, its open connections included. */
public final class ServiceSnapshot {
    private static final int MAX_TRIES = 100;

    private final ServiceTotals totals;
    private final long opened;
    private final long accepted;
    private final Tally<CloseReason> closed;
    private final Tally<ErrorType> failures;
    private final Durations connectDurations;
    private long bytesReceived;
    private long bytesSent;
    private long reads;
    private long writes;

    /** Copies the totals; the ends as they were while no opening came in between, if such a moment can be had. */
    ServiceSnapshot(ServiceTotals totals) {
        this.totals = totals;
        long openings;
        Tally<CloseReason> ends;
        int tries = 0;
        do {
            openings = totals.opened.get();
            ends = totals.closed.copy();
        } while (openings != totals.opened.get() && ++tries < MAX_TRIES);
        closed = ends;
        opened = Math.max(openings, ends.total());
        accepted = totals.accepted.get();
        failures = totals.failures.copy();
        connectDurations = totals.connectDurations.snapshot();
        bytesReceived = totals.bytesReceived.get();
        bytesSent = totals.bytesSent.get();
        reads = totals.reads.get();
        writes = totals.writes.get();
    }

    /** Adds an open connection's traffic, while the snapshot is being made. */
    void add(Connection open) {
        bytesReceived += open.bytesReceived();
        bytesSent += open.bytesSent();
        reads += open.reads();
        writes += open.writes();
    }

    /** Adds what an open datagram socket has moved for this service, while the snapshot is being made. */
    void add(Traffic open) {
        bytesReceived += open.bytesReceived();
        bytesSent += open.bytesSent();
        reads += open.reads();
        writes += open.writes();
    }

    /**
     * Raises the traffic to what was published before. A connection that ended while the snapshot was made may be in
     * neither the totals nor the table yet; it is in the next snapshot, but a counter must not go back meanwhile.
     */
    void raiseTo(ServiceSnapshot before) {
        bytesReceived = Math.max(bytesReceived, before.bytesReceived);
        bytesSent = Math.max(bytesSent, before.bytesSent);
        reads = Math.max(reads, before.reads);
        writes = Math.max(writes, before.writes);
    }

    public Service service() {
        return totals.service;
    }

    public Role role() {
        return totals.role;
    }

    /** Whether it is one of datagram sockets, not of connections. */
    public boolean isDatagram() {
        return totals.datagrams;
    }

    /** Connections opened so far; for a datagram service, how often a socket came to it. */
    public long opened() {
        return opened;
    }

    /** Connections that have ended for this reason. */
    public long closed(CloseReason reason) {
        return closed.of(reason);
    }

    /** Connections that have ended; for a datagram service, how often a socket left it. */
    public long closed() {
        return closed.total();
    }

    /** Connections, or datagram sockets, that are open now. */
    public long open() {
        return opened - closed();
    }

    /** As server: connections accepted, those among them that were not tracked included. */
    public long accepted() {
        return accepted;
    }

    /** Failed connects (as client) or accepts (as server) for this cause. */
    public long failures(ErrorType error) {
        return failures.of(error);
    }

    /** As client: how long successful connects took. */
    public Durations connectDurations() {
        return connectDurations;
    }

    /** Payload bytes read by the application. */
    public long bytesReceived() {
        return bytesReceived;
    }

    /** Payload bytes taken from the application by the kernel. */
    public long bytesSent() {
        return bytesSent;
    }

    /** Calls that read at least one byte; datagrams received. */
    public long reads() {
        return reads;
    }

    /** Calls that wrote at least one byte; datagrams sent. */
    public long writes() {
        return writes;
    }
}
