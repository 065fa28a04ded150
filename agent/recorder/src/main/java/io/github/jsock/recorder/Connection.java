package io.github.jsock.recorder;

import org.jspecify.annotations.Nullable;

/** An association with a life, as it was at one moment: open, or ended and why. */
public final class Connection {
    private final TrackedSocket socket;
    private final ServiceTotals totals;
    private final long bytesReceived;
    private final long bytesSent;
    private final long reads;
    private final long writes;
    private final int idleSeconds;

    Connection(TrackedSocket socket, ServiceTotals totals) {
        this.socket = socket;
        this.totals = totals;
        this.bytesReceived = socket.traffic.bytesReceived();
        this.bytesSent = socket.traffic.bytesSent();
        this.reads = socket.traffic.reads();
        this.writes = socket.traffic.writes();
        this.idleSeconds = socket.traffic.idleSeconds(WallClock.second());
    }

    TrackedSocket socket() {
        return socket;
    }

    ServiceTotals totals() {
        return totals;
    }

    /** A number that no other socket of this JVM has had. */
    public long id() {
        return socket.id;
    }

    /** The file descriptor, which after the end may stand for another socket. */
    public int descriptor() {
        return socket.descriptor;
    }

    public Transport transport() {
        return socket.transport();
    }

    /** Both ends, as the kernel has them. */
    public Association association() {
        return new Association(socket.transport(), socket.local(), socket.peer());
    }

    public Role role() {
        return totals.role;
    }

    /**
     * The service it belongs to: as server the listener's, as client the destination as the application named it;
     * {@value Service#OTHER_ADDRESS} when there are too many.
     */
    public Service service() {
        return totals.service;
    }

    /** The service that it reaches through a proxy, which then is {@link #service()}; {@code null} through none. */
    public @Nullable Service requested() {
        return socket.told().reached();
    }

    /** How long its TLS handshake took, in nanoseconds; -1 when none was seen. */
    public long handshakeNanos() {
        return socket.told().handshakeNanos();
    }

    /** Payload bytes that the application has read. */
    public long bytesReceived() {
        return bytesReceived;
    }

    /** Payload bytes that the kernel has taken from the application. */
    public long bytesSent() {
        return bytesSent;
    }

    /** Calls that read at least one byte. */
    public long reads() {
        return reads;
    }

    /** Calls that wrote at least one byte. */
    public long writes() {
        return writes;
    }

    /** For how many seconds nothing has moved, as far as snapshots can tell: a lower bound. */
    public int idleSeconds() {
        return idleSeconds;
    }

    /** Since when it is connected (or, if adopted, observed), in milliseconds since the epoch. */
    public long openedMillis() {
        return WallClock.millisAt(socket.sinceNanos());
    }

    /** When it ended, in milliseconds since the epoch; meaningful only when {@link #closeReason()} is not null. */
    public long closedMillis() {
        return WallClock.millisAt(socket.endedNanos());
    }

    /** How long it lived, in nanoseconds; meaningful only when {@link #closeReason()} is not null. */
    public long durationNanos() {
        return socket.endedNanos() - socket.sinceNanos();
    }

    /** Why it ended; {@code null} while it is open. */
    public @Nullable CloseReason closeReason() {
        return socket.endedFor();
    }

    /** Who closed it, or began to; {@code null} unless that is why it ended, and was traced. */
    public @Nullable Trace closer() {
        return socket.cause.closer();
    }

    /** How a read or write first failed for good; {@code null} when none has. */
    public @Nullable ErrorType errorType() {
        EndCause.Failure failure = socket.cause.failure();
        return failure == null ? null : failure.error;
    }

    /** The name of the class of what was thrown then; {@code null} when none has failed, or without an exception. */
    public @Nullable String exception() {
        EndCause.Failure failure = socket.cause.failure();
        return failure == null ? null : failure.exception;
    }

    /**
     * For how many seconds an open connection's peer is known to have ended its side, since the application has read the end
     * of the stream or the kernel was seen to have it; -1 when it is not known to. A lower bound.
     */
    public int peerEndedSeconds() {
        int second = socket.cause.peerEndedSecond();
        return second == 0 ? -1 : Math.max(0, WallClock.second() - second);
    }

    void peerEnded() {
        socket.cause.peerEnded();
    }

    /** Whether the application has shut down its output, and so has ended its side too. */
    public boolean isOutputShutdown() {
        return socket.cause.isOutputShutdown();
    }

    /** How often it was used again after a pause of some seconds, as far as snapshots can tell. */
    public int pauses() {
        return socket.traffic.pauses();
    }

    /** Whether it was there before it could be observed. */
    public boolean adopted() {
        return socket.isAdopted();
    }

    /** By whom and from where it was opened. */
    public Opening opening() {
        return socket.opening;
    }

    @Override
    public String toString() {
        return '#' + id() + " " + association() + " " + role().label();
    }
}
