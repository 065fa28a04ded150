package io.github.jsock.recorder;

import java.util.concurrent.atomic.AtomicLong;

/** What has been counted for one service in one role: whole connections, and the traffic of those that have ended. */
final class ServiceTotals {
    final Service service;
    final Role role;
    /** Its place in the order of first appearance, from 0. */
    final int index;

    /** Whether it is one of datagram sockets. For one of Unix domain sockets neither its transport nor its address tells. */
    volatile boolean datagrams;

    final AtomicLong opened = new AtomicLong();
    final AtomicLong accepted = new AtomicLong();
    final AtomicLong bytesReceived = new AtomicLong();
    final AtomicLong bytesSent = new AtomicLong();
    final AtomicLong reads = new AtomicLong();
    final AtomicLong writes = new AtomicLong();
    final Tally<CloseReason> closed = new Tally<>(CloseReason.class);
    /** Failed connects (as client) or accepts (as server). */
    final Tally<ErrorType> failures = new Tally<>(ErrorType.class);

    final DurationHistogram connectDurations = new DurationHistogram(Durations.CONNECT_BOUNDS_NANOS);

    ServiceTotals(Service service, Role role, int index) {
        this.service = service;
        this.role = role;
        this.index = index;
        this.datagrams = service.transport() == Transport.UDP;
    }

    /** Adds the traffic of a connection that has ended. */
    void fold(long received, long sent, long readCalls, long writeCalls) {
        add(bytesReceived, received);
        add(bytesSent, sent);
        add(reads, readCalls);
        add(writes, writeCalls);
    }

    /** Many a connection passes nothing in one direction, and to add costs much more than to look. */
    private static void add(AtomicLong total, long more) {
        if (more != 0) {
            total.addAndGet(more);
        }
    }
}
