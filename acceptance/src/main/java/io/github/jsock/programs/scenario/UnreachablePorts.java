package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.PortUnreachableException;

/** Connected datagram sockets whose peer's port is closed: the kernel answers by ICMP, and the JDK throws. */
final class UnreachablePorts implements Step {
    private static final int ATTEMPTS = 1_000;

    @Override
    public String name() {
        return "unreachable-ports";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        // Connected to itself, it takes from nobody else; so the port is closed, and nobody else can open it.
        DatagramEnd closed = DatagramKind.SOCKET.open(ledger);
        closed.bindChosen(Loopback.V4);
        closed.connect(closed.address());
        for (DatagramKind kind : DatagramKind.values()) {
            DatagramEnd client = kind.open(ledger);
            client.connect(closed.address());
            client.send(7);
            receiveIsRefused(client);
            sendIsRefused(client);
            client = kind.open(ledger);
            client.connect(closed.address());
            sendIsRefused(client);
            client.close();

            // Nobody tells a socket that is not connected.
            DatagramEnd unconnected = kind.open(ledger);
            unconnected.send(8, closed.address());
            unconnected.send(8, closed.address());
        }
    }

    private static void receiveIsRefused(DatagramEnd client) throws IOException {
        try {
            client.receive(10);
        } catch (PortUnreachableException expected) {
            client.refused();
            return;
        }
        throw new IOException("nobody has the port, yet a datagram came");
    }

    /** The answer to one comes out at another. */
    private static void sendIsRefused(DatagramEnd client) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                client.send(9);
            } catch (PortUnreachableException expected) {
                client.refused();
                return;
            }
        }
        throw new IOException("nobody has the port, yet all was sent");
    }
}
