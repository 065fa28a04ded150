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
    @Override
    public String name() {
        return "timed-out-connects";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, PendingConnects.BACKLOG, Loopback.V4)) {
            int port = listener.getLocalPort();
            List<SocketEnd> queued = new ArrayList<>();
            PendingConnects.fill(ledger, listener, queued);
            try (Socket socket = new Socket()) {
                timesOut(ledger, socket, port);
            }
            try (SocketChannel channel = SocketChannel.open()) {
                timesOut(ledger, channel.socket(), port);
            }
            PendingConnects.serve(ledger, listener, queued);
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
