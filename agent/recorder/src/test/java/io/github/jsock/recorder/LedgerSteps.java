package io.github.jsock.recorder;

import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.Objects;

/** A small ledger, and the steps by which the hooks take a socket through its life. */
abstract class LedgerSteps {
    static final Endpoint LOCAL = Endpoint.of(new InetSocketAddress("127.0.0.1", 40_000));
    static final Endpoint PEER = Endpoint.of(new InetSocketAddress("127.0.0.1", 80));
    static final Service SERVICE = Service.offeredAt(Transport.TCP, PEER);

    final Ledger ledger = new Ledger(3, 2, 10);

    TrackedSocket open(int descriptor) {
        ledger.opened(descriptor, TrackedSocket.UNKNOWN_HOLDER, SocketKind.TCP, false);
        return Objects.requireNonNull(ledger.sockets.find(descriptor));
    }

    TrackedSocket beginConnect(int descriptor) {
        TrackedSocket socket = open(descriptor);
        ledger.connecting(socket, PEER, SERVICE);
        return socket;
    }

    void connectReturned(TrackedSocket socket) {
        ledger.connected(socket, LOCAL, PEER);
    }

    TrackedSocket connect(int descriptor) {
        TrackedSocket socket = beginConnect(descriptor);
        connectReturned(socket);
        return socket;
    }

    Snapshot snapshot() {
        return Snapshot.of(ledger, Collections.emptyList(), false);
    }
}
