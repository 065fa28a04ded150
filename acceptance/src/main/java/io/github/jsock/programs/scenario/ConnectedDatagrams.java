package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Datagram sockets that connect, by address and by host name, disconnect, and connect to another. */
final class ConnectedDatagrams implements Step {
    @Override
    public String name() {
        return "connected-datagrams";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        InetAddress named = InetAddress.getByAddress("localhost", Loopback.V4.getAddress());
        for (DatagramKind kind : DatagramKind.values()) {
            DatagramEnd first = kind.open(ledger);
            first.bindChosen(Loopback.V4);
            DatagramEnd second = kind.open(ledger);
            second.bindChosen(Loopback.V4);
            InetSocketAddress secondByName = new InetSocketAddress(named, second.localPort());

            // Not bound before; before 14 a channel is not bound afterwards either.
            DatagramEnd client = kind.open(ledger);
            client.connect(first.address());
            talk(client, first);
            client.disconnect();
            client.connect(secondByName);
            talk(client, second);

            DatagramEnd disconnected = kind.open(ledger);
            disconnected.connect(first.address());
            talk(disconnected, first);
            disconnected.disconnect();

            chosenPort(kind.open(ledger), first);

            DatagramEnd closed = kind.open(ledger);
            closed.connect(secondByName);
            talk(closed, second);
            closed.close();
        }
    }

    /** Is a server, a client, and a server again. */
    private static void chosenPort(DatagramEnd socket, DatagramEnd other) throws IOException {
        socket.bindChosen(Loopback.V4);
        Datagrams.ask(other, socket);
        socket.connect(other.address());
        talk(socket, other);
        socket.disconnect();
        Datagrams.ask(other, socket);
    }

    private static void talk(DatagramEnd client, DatagramEnd server) throws IOException {
        for (int bytes = 10; bytes < 60; bytes += 20) {
            client.send(bytes);
            server.receive(100);
            server.send(2 * bytes, client.address());
            client.receive(200);
        }
    }
}
