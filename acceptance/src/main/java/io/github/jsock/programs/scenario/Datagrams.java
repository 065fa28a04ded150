package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;

/** Datagram sockets without connect: bound to a chosen port, to any, and by the first thing they send. */
final class Datagrams implements Step {
    @Override
    public String name() {
        return "datagrams";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        for (DatagramKind kind : DatagramKind.values()) {
            DatagramEnd server = kind.open(ledger);
            server.bindChosen(Loopback.V4);
            DatagramEnd any = kind.open(ledger);
            any.bindAny();
            ask(any, server);
            DatagramEnd implicit = kind.open(ledger);
            ask(implicit, server);
            ask(implicit, any);

            DatagramEnd closed = kind.open(ledger);
            ask(closed, server);
            closed.close();
            closed = kind.open(ledger);
            closed.bindChosen(Loopback.V4);
            ask(server, closed);
            closed.close();
        }
        constructed(ledger);
    }

    /** A request and two responses of other lengths. */
    static void ask(DatagramEnd client, DatagramEnd server) throws IOException {
        client.send(100, server.address());
        server.receive(1_500);
        for (int bytes = 1; bytes < 10_000; bytes += 8_000) {
            server.send(bytes, client.address());
            client.receive(60_000);
        }
    }

    /** The constructor binds: on all addresses if it was given none. */
    private static void constructed(Ledger ledger) throws IOException {
        DatagramEnd any = new DatagramSocketEnd(ledger, new DatagramSocket());
        DatagramEnd loopback = new DatagramSocketEnd(ledger, new DatagramSocket(0, Loopback.V4));
        DatagramEnd multicast = new DatagramSocketEnd(ledger, new MulticastSocket());
        ask(any, loopback);
        ask(multicast, any);

        int port;
        try (DatagramSocket probe = new DatagramSocket()) {
            port = probe.getLocalPort();
        }
        DatagramSocketEnd server = new DatagramSocketEnd(ledger, new MulticastSocket(port));
        server.boundByConstructor(new InetSocketAddress(port));
        ask(loopback, server);

        for (DatagramKind kind : DatagramKind.values()) {
            DatagramEnd wildcard = kind.open(ledger);
            wildcard.bindChosen(Loopback.ANY);
            ask(any, wildcard);
        }
    }
}
