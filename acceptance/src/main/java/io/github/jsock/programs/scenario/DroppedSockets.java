package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Sockets that nobody closes and the garbage collector finds: a client, an accepted one, and a listener. */
final class DroppedSockets implements Step {
    @Override
    public String name() {
        return "dropped-sockets";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        ServerSocketChannel listener = Loopback.listenChannel(ledger, 50);
        Pair client = new Pair(
                ledger.client(new Socket(Loopback.V4, listener.socket().getLocalPort())),
                ledger.server(listener.accept()));
        client.exchange(100, 200);
        ((SocketEnd) client.client).drop();
        collect(client.server, client.client);

        Pair server = acceptThenDropListener(ledger);
        server.exchange(300, 400);
        ((SocketEnd) server.server).drop();
        collect(server.client, server.server);
        int port = server.server.localPort();
        Garbage.collectWhile(() -> Garbage.isInTable("tcp", port, "0A"));
        ledger.stopsListening(port);
    }

    /** Collects garbage until the end that is still held reads the end of the stream. */
    private static void collect(End held, End dropped) throws Exception {
        Background reader = Background.start(held::drain);
        Garbage.collectWhile(reader::isRunning);
        reader.join();
        held.close("peer_fin");
        dropped.ended("gc");
    }

    private static Pair acceptThenDropListener(Ledger ledger) throws IOException {
        ServerSocket listener = new ServerSocket(0, 50, Loopback.V4);
        ledger.listens(listener.getLocalPort(), 50);
        SocketChannel client = SocketChannel.open(Loopback.port(listener.getLocalPort()));
        return new Pair(ledger.client(client), ledger.server(listener.accept()));
    }
}
