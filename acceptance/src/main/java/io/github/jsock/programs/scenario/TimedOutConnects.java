package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Connects to a listener whose accept queue is full, so that the kernel drops their SYN. */
final class TimedOutConnects implements Step {
    private static final int BACKLOG = 1;

    @Override
    public String name() {
        return "timed-out-connects";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, BACKLOG, Loopback.V4)) {
            int port = listener.getLocalPort();
            List<SocketEnd> queued = new ArrayList<>();
            // The kernel lets one connection more wait than the backlog says.
            for (int i = 0; i <= BACKLOG; i++) {
                queued.add(ledger.client(new Socket(Loopback.V4, port)));
            }
            try (Socket socket = new Socket()) {
                timesOut(ledger, socket, port);
            }
            try (SocketChannel channel = SocketChannel.open()) {
                timesOut(ledger, channel.socket(), port);
            }
            for (SocketEnd client : queued) {
                Pair pair = new Pair(client, ledger.server(listener.accept()));
                pair.exchange(10, 20);
                pair.closeClientFirst();
            }
        }
    }

    private static void timesOut(Ledger ledger, Socket socket, int port) throws IOException {
        try {
            socket.connect(Loopback.port(port), 150);
        } catch (SocketTimeoutException expected) {
            ledger.connectFailed("timed_out", "127.0.0.1", port);
            return;
        }
        throw new IOException("the accept queue is full, yet it connected");
    }
}
