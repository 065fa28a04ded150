package io.github.jsock.recorder;

import org.jspecify.annotations.Nullable;

/**
 * A call that connects a socket, or goes on connecting it. Several may run at once on one socket; the JDK lets one of them
 * connect and refuses the others, and which one is known when they return.
 */
final class ConnectCall {
    private static final Ledger LEDGER = Recording.LEDGER;

    final TrackedSocket socket;
    private final Endpoint destination;
    /** {@code null} when it goes on with what another call has begun. */
    private final @Nullable Service asked;

    private final boolean began;

    /** A call begins that goes on connecting. */
    ConnectCall(TrackedSocket socket) {
        this.socket = socket;
        destination = Endpoint.UNKNOWN;
        asked = null;
        began = false;
        socket.enterConnectCall();
    }

    /** A call begins that connects to this destination, which the application calls so. */
    ConnectCall(TrackedSocket socket, Endpoint destination, Service asked) {
        this.socket = socket;
        this.destination = destination;
        this.asked = asked;
        began = LEDGER.connecting(socket, destination, asked);
    }

    /**
     * It returns.
     *
     * @param impl the {@code SocketImpl} or channel
     * @param connected whether the connection is made; false when it is still being made, or failed
     * @param thrown how it failed
     */
    void returned(Object impl, boolean connected, @Nullable Throwable thrown) throws Throwable {
        if (thrown != null) {
            failed(thrown);
            return;
        }
        if (asked != null && !began) {
            LEDGER.connectsAfterAll(socket, destination, asked);
        }
        if (!connected) {
            LEDGER.notConnected(socket, null);
        } else {
            Endpoint named = socket.peer();
            boolean asNamed = named.isKnown() && !named.isWildcard();
            Endpoint peer = asNamed ? named : JdkAccess.peer(SocketFields.descriptorOf(impl));
            Endpoint local = socket.local();
            LEDGER.connected(socket, local.isDefinite() ? local : SocketFields.localOf(impl), peer);
        }
    }

    private void failed(Throwable thrown) {
        boolean refused = thrown instanceof IllegalStateException;
        if (refused && began) {
            socket.connectRefused();
        } else if (refused || (asked != null && !began)) {
            // The connect of another call may go on.
            LEDGER.notConnected(socket, null);
        } else {
            LEDGER.notConnected(socket, ErrorType.of(thrown));
        }
    }
}
