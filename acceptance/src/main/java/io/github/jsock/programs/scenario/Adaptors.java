package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** The {@link Socket} that a channel shows: connect, accept and read with a time-out. */
final class Adaptors implements Step {
    private static final int GENEROUS_MILLIS = 20_000;

    @Override
    public String name() {
        return "adaptors";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        ServerSocketChannel listener = Loopback.listenChannel(ledger, 5);
        Pair closed = connect(ledger, listener);
        closed.exchange(3_000, 300_000);
        closed.closeServerFirst();

        Pair open = connect(ledger, listener);
        open.exchange(200_000, 4);
    }

    private static Pair connect(Ledger ledger, ServerSocketChannel listener) throws IOException {
        ServerSocket server = listener.socket();
        server.setSoTimeout(20);
        try {
            server.accept();
            throw new IOException("nobody connected, yet accept returned");
        } catch (SocketTimeoutException expected) {
            server.setSoTimeout(GENEROUS_MILLIS);
        }
        Socket client = SocketChannel.open().socket();
        client.connect(Loopback.port(server.getLocalPort()), GENEROUS_MILLIS);
        Pair pair = new Pair(ledger.client(client), ledger.server(server.accept()));

        client.setSoTimeout(20);
        try {
            throw new IOException("nothing was sent, yet read returned "
                    + client.getInputStream().read());
        } catch (SocketTimeoutException expected) {
            client.setSoTimeout(GENEROUS_MILLIS);
        }
        return pair;
    }
}
