package io.github.jsock.recorder;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One event in the life of a socket. */
public final class Occurrence {
    /** A time that is not known, in nanoseconds. */
    public static final long UNKNOWN = -1;

    /** What happened. */
    public enum Kind {
        /** A listener began to listen. */
        LISTEN,
        /** A connection was handed to the application by a listener. */
        ACCEPT,
        /** A connect succeeded. */
        CONNECT,
        /** A connect failed. */
        CONNECT_FAILED,
        /** A connection has ended. */
        CLOSE,
        /** A socket of any kind was closed by the garbage collector, since the application had forgotten it. */
        LEAK;

        /** The published name, the lower-case constant. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final TrackedSocket socket;
    private final @Nullable ServiceTotals totals;
    private final Endpoint local;
    private final Endpoint peer;
    private final long nanos;
    private final long tookNanos;
    private final @Nullable ErrorType error;

    private Occurrence(Kind kind, TrackedSocket socket, long nanos, long tookNanos, @Nullable ErrorType error) {
        this.kind = kind;
        this.socket = socket;
        this.nanos = nanos;
        this.tookNanos = tookNanos;
        this.error = error;
        totals = socket.totals();
        local = socket.local();
        peer = socket.peer();
    }

    /** Something happened at this moment and took so long, {@link #UNKNOWN} if it took no time. */
    static Occurrence of(Kind kind, TrackedSocket socket, long tookNanos) {
        return new Occurrence(kind, socket, System.nanoTime(), tookNanos, null);
    }

    static Occurrence ofFailedConnect(TrackedSocket socket, ErrorType error) {
        long now = System.nanoTime();
        return new Occurrence(Kind.CONNECT_FAILED, socket, now, now - socket.sinceNanos(), error);
    }

    /** A socket has ended, or was collected, which is known as its end. */
    static Occurrence ofEnd(Kind kind, TrackedSocket socket) {
        long ended = socket.endedNanos();
        EndCause.Failure failure = socket.cause.failure();
        return new Occurrence(
                kind,
                socket,
                ended,
                socket.isAdopted() ? UNKNOWN : ended - socket.sinceNanos(),
                failure == null ? null : failure.error);
    }

    public Kind kind() {
        return kind;
    }

    /** When, in milliseconds since the epoch. */
    public long millis() {
        return WallClock.millisAt(nanos);
    }

    /**
     * How long the connect took, or how long what has ended lived, in nanoseconds; {@link #UNKNOWN} when it took no time, or was
     * not seen to begin.
     */
    public long tookNanos() {
        return tookNanos;
    }

    /** A number that no other socket of this JVM has had. */
    public long id() {
        return socket.id;
    }

    /** Both ends, as far as they are known. */
    public Association association() {
        return new Association(socket.transport(), local, peer);
    }

    /** Server for what was accepted, and for a listener; {@code null} for a socket that never was either. */
    public @Nullable Role role() {
        return totals == null ? null : totals.role;
    }

    /** What it offers or is connected to; {@code null} for a socket that never was. */
    public @Nullable Service service() {
        return totals == null ? null : totals.service;
    }

    /** Payload bytes that the application has read from it by now. */
    public long bytesReceived() {
        return socket.traffic.bytesReceived();
    }

    /** Payload bytes that the kernel has taken from the application by now. */
    public long bytesSent() {
        return socket.traffic.bytesSent();
    }

    /** Why it ended; {@code null} unless it has. */
    public @Nullable CloseReason closeReason() {
        return kind == Kind.CLOSE || kind == Kind.LEAK ? socket.endedFor() : null;
    }

    /** Why the connect failed, or what failed on the connection first; {@code null} when nothing did. */
    public @Nullable ErrorType errorType() {
        return error;
    }

    /** By whom and from where it was opened. */
    public Opening opening() {
        return socket.opening;
    }
}
