package io.github.jsock.recorder;

import java.util.Locale;

/** A stream socket that is open and neither listens nor is connected, as it was at one moment. */
public final class UnconnectedSocket {
    /** How far it has come. */
    public enum State {
        /** It has no address: never bound, or its connect has failed. */
        OPENED,
        /** It is bound, and neither listens nor connects. */
        BOUND,
        /** A connect is on its way. */
        CONNECTING;

        private final String label = name().toLowerCase(Locale.ROOT);

        /** The published name, the lower-case constant. */
        public String label() {
            return label;
        }
    }

    private final TrackedSocket socket;
    private final State state;
    private final Endpoint local;
    private final Endpoint peer;

    UnconnectedSocket(TrackedSocket socket) {
        this.socket = socket;
        SocketState is = socket.state();
        state = is == SocketState.BOUND ? State.BOUND : is == SocketState.CONNECTING ? State.CONNECTING : State.OPENED;
        local = socket.local();
        peer = state == State.CONNECTING ? socket.peer() : Endpoint.UNKNOWN;
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

    public State state() {
        return state;
    }

    /** The half-association it is bound to; {@link Endpoint#UNKNOWN} when it is not. */
    public Endpoint local() {
        return local;
    }

    /** Where it is being connected to; {@link Endpoint#UNKNOWN} when it is not. */
    public Endpoint peer() {
        return peer;
    }

    /** Since when it is open or connecting (or, if adopted, observed), in milliseconds since the epoch. */
    public long sinceMillis() {
        return WallClock.millisAt(socket.sinceNanos());
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
