package io.github.jsock.recorder;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An association with a life: open, or ended and why. What has passed through an open one is as it was when the snapshot was
 * taken or, in a {@linkplain Recording#shallowSnapshot() shallow} one, as it is when it is asked for.
 */
public abstract class Connection {
    Connection() {}

    /** The socket that it is, whose service is known. */
    abstract TrackedSocket socket();

    private ServiceTotals totalsOfService() {
        return Objects.requireNonNull(socket().totals());
    }

    /** A number that no other socket of this JVM has had. */
    public final long id() {
        return socket().id;
    }

    /** The file descriptor, which after the end may stand for another socket. */
    public final int descriptor() {
        return socket().descriptor;
    }

    public final Transport transport() {
        return socket().kind.transport();
    }

    /** Both ends, as the kernel has them. */
    public final Association association() {
        return new Association(transport(), socket().local(), socket().peer());
    }

    public final Role role() {
        return totalsOfService().role;
    }

    /**
     * The service it belongs to: as server the listener's, as client the destination as the application named it;
     * {@value Service#OTHER_ADDRESS} when there are too many.
     */
    public final Service service() {
        return totalsOfService().service;
    }

    /** The service that it reaches through a proxy, which then is {@link #service()}; {@code null} through none. */
    public final @Nullable Service requested() {
        return socket().told().reached();
    }

    /** How long its TLS handshake took, in nanoseconds; -1 when none was seen. */
    public final long handshakeNanos() {
        return socket().told().handshakeNanos();
    }

    /** Payload bytes that the application has read. */
    public abstract long bytesReceived();

    /** Payload bytes that the kernel has taken from the application. */
    public abstract long bytesSent();

    /** Calls that read at least one byte. */
    public abstract long reads();

    /** Calls that wrote at least one byte. */
    public abstract long writes();

    /** For how many seconds nothing has moved, as far as snapshots can tell: a lower bound. */
    public abstract int idleSeconds();

    /** Since when it is connected (or, if adopted, observed), in milliseconds since the epoch. */
    public final long openedMillis() {
        return WallClock.millisAt(socket().sinceNanos());
    }

    /** When it ended, in milliseconds since the epoch; meaningful only when {@link #closeReason()} is not null. */
    public final long closedMillis() {
        return WallClock.millisAt(socket().endedNanos());
    }

    /** How long it lived, in nanoseconds; meaningful only when {@link #closeReason()} is not null. */
    public final long durationNanos() {
        return socket().endedNanos() - socket().sinceNanos();
    }

    /** Why it ended; {@code null} while it is open. */
    public final @Nullable CloseReason closeReason() {
        return socket().endedFor();
    }

    /** Who closed it, or began to; {@code null} unless that is why it ended, and was traced. */
    public final @Nullable Trace closer() {
        return socket().cause.closer();
    }

    /** How a read or write first failed for good; {@code null} when none has. */
    public final @Nullable ErrorType errorType() {
        EndCause.Failure failure = socket().cause.failure();
        return failure == null ? null : failure.error;
    }

    /** The name of the class of what was thrown then; {@code null} when none has failed, or without an exception. */
    public final @Nullable String exception() {
        EndCause.Failure failure = socket().cause.failure();
        return failure == null ? null : failure.exception;
    }

    /**
     * For how many seconds an open connection's peer is known to have ended its side, since the application has read the end
     * of the stream or the kernel was seen to have it; -1 when it is not known to. A lower bound.
     */
    public final int peerEndedSeconds() {
        int second = socket().cause.peerEndedSecond();
        return second == 0 ? -1 : Math.max(0, WallClock.second() - second);
    }

    final void peerEnded() {
        socket().cause.peerEnded();
    }

    /** Whether the application has shut down its output, and so has ended its side too. */
    public final boolean isOutputShutdown() {
        return socket().cause.isOutputShutdown();
    }

    /** How often it was used again after a pause of some seconds, as far as snapshots can tell. */
    public final int pauses() {
        return socket().traffic.pauses();
    }

    /** Whether it was there before it could be observed. */
    public final boolean adopted() {
        return socket().isAdopted();
    }

    /** By whom and from where it was opened. */
    public final Opening opening() {
        return socket().opening;
    }

    @Override
    public final String toString() {
        return '#' + id() + " " + association();
    }
}
