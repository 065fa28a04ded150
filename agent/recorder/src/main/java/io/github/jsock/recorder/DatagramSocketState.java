package io.github.jsock.recorder;

import org.jspecify.annotations.Nullable;

/** An open datagram socket as it was at one moment. */
public final class DatagramSocketState {
    /** {@link #destinations()} counts up to here: there may be more. */
    public static final int MAX_DESTINATIONS = Destinations.MAX;

    private final TrackedSocket socket;
    private final SocketState state;
    private final @Nullable ServiceTotals totals;
    private final Endpoint local;
    private final Endpoint peer;
    private final long bytesReceived;
    private final long bytesSent;
    private final long datagramsReceived;
    private final long datagramsSent;
    private final int idleSeconds;

    DatagramSocketState(TrackedSocket socket) {
        this.socket = socket;
        synchronized (socket) {
            state = socket.state();
            totals = socket.totals();
            local = socket.local();
            peer = socket.peer();
        }
        bytesReceived = socket.traffic.bytesReceived();
        bytesSent = socket.traffic.bytesSent();
        datagramsReceived = socket.traffic.reads();
        datagramsSent = socket.traffic.writes();
        idleSeconds = socket.traffic.idleSeconds(WallClock.second());
    }

    /** A number that no other socket of this JVM has had. */
    public long id() {
        return socket.id;
    }

    /** The file descriptor. */
    public int descriptor() {
        return socket.descriptor;
    }

    public Transport transport() {
        return socket.transport();
    }

    /** Whether it has a local address. */
    public boolean isBound() {
        return state == SocketState.BOUND;
    }

    /** Whether it exchanges datagrams with one peer alone. */
    public boolean isConnected() {
        return state == SocketState.CONNECTED;
    }

    /** The half-association it is bound to; {@link Endpoint#UNKNOWN} when it is not. */
    public Endpoint local() {
        return local;
    }

    /** Its one peer; {@link Endpoint#UNKNOWN} when it is not connected. */
    public Endpoint peer() {
        return peer;
    }

    /** The role of its service; {@code null} until it is bound. */
    public @Nullable Role role() {
        return totals == null ? null : totals.role;
    }

    /**
     * What it belongs to now: the peer as the application named it, the port that the application chose, or
     * {@value Service#UNCONNECTED_ADDRESS}. {@code null} until it is bound.
     */
    public @Nullable Service service() {
        return totals == null ? null : totals.service;
    }

    /** Payload bytes received in its whole life. */
    public long bytesReceived() {
        return bytesReceived;
    }

    /** Payload bytes sent in its whole life. */
    public long bytesSent() {
        return bytesSent;
    }

    /** Datagrams received in its whole life, empty ones included. */
    public long datagramsReceived() {
        return datagramsReceived;
    }

    /** Datagrams sent in its whole life, empty ones included. */
    public long datagramsSent() {
        return datagramsSent;
    }

    /** Received datagrams that filled the buffer to its last byte: more may have been cut off, which no JDK can tell. */
    public long datagramsFilled() {
        return socket.datagrams == null ? 0 : socket.datagrams.filled();
    }

    /** To how many destinations it has sent without being connected, {@value #MAX_DESTINATIONS} at most. */
    public int destinations() {
        return socket.datagrams == null ? 0 : socket.datagrams.destinations();
    }

    /** For how many seconds nothing has moved, as far as snapshots can tell: a lower bound. */
    public int idleSeconds() {
        return idleSeconds;
    }

    /** Since when it is open (or, if adopted, observed), in milliseconds since the epoch. */
    public long openedMillis() {
        return WallClock.millisAt(socket.sinceNanos());
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
}
