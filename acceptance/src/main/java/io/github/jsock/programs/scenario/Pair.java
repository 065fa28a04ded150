package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Both ends of one connection. */
final class Pair {
    final End client;
    final End server;

    Pair(End client, End server) {
        this.client = client;
        this.server = server;
    }

    /** Connects a new {@link Socket} to a listener on 127.0.0.1. */
    static Pair sockets(Ledger ledger, ServerSocket listener) throws IOException {
        End client = ledger.client(new Socket(Loopback.V4, listener.getLocalPort()));
        return new Pair(client, ledger.server(listener.accept()));
    }

    /** Connects a new blocking {@link SocketChannel} to a listener on 127.0.0.1. */
    static Pair channels(Ledger ledger, ServerSocketChannel listener) throws IOException {
        End client = ledger.client(SocketChannel.open(listener.getLocalAddress()));
        return new Pair(client, ledger.server(listener.accept()));
    }

    /** Sends {@code request} bytes one way and {@code response} bytes back; all are read. */
    void exchange(int request, int response) throws Exception {
        flow(client, server, request);
        flow(server, client, response);
    }

    /** The client closes; the server reads to the end of the stream and closes. */
    void closeClientFirst() throws IOException {
        close(client, server);
    }

    /** The server closes; the client reads to the end of the stream and closes. */
    void closeServerFirst() throws IOException {
        close(server, client);
    }

    private static void flow(End from, End to, int bytes) throws Exception {
        Background sender = Background.start(() -> from.send(bytes));
        to.receive(bytes);
        sender.join();
    }

    private static void close(End first, End second) throws IOException {
        first.close("local");
        second.drain();
        second.close("peer_fin");
    }
}
