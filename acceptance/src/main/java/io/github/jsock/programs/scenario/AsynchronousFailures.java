package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Asynchronous operations that do not come to their end: refused, cancelled, or cut off by close. */
final class AsynchronousFailures implements Step {
    @Override
    public String name() {
        return "asynchronous-failures";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        try (Socket bound = new Socket()) {
            bound.bind(Loopback.any());
            refused(ledger, bound.getLocalPort());
        }
        ServerSocket full = Loopback.listen(ledger, PendingConnects.BACKLOG);
        List<SocketEnd> queued = new ArrayList<>();
        PendingConnects.fill(ledger, full, queued);
        cancelled(ledger, full.getLocalPort());
        PendingConnects.serve(ledger, full, queued);
        for (boolean callsBack : new boolean[] {true, false}) {
            AsynchronousServerSocketChannel listener = AsynchronousChannels.listen(ledger, null, 5);
            closedWhileReading(AsynchronousChannels.connect(ledger, listener, null, callsBack));
            closedWhileAccepting(ledger, listener);
        }
    }

    private static void refused(Ledger ledger, int port) throws IOException {
        for (int i = 0; i < 2; i++) {
            boolean callsBack = i == 0;
            try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
                if (callsBack) {
                    Completion.<@Nullable Void>of(handler -> channel.connect(Loopback.port(port), null, handler));
                } else {
                    Completion.get(channel.connect(Loopback.port(port)));
                }
                throw new IOException("nobody listens, yet it connected");
            } catch (ConnectException expected) {
                ledger.connectFailed("refused", "127.0.0.1", port);
            }
        }
    }

    /** Nobody accepts and the queue is full, so that both still are connecting when they are cancelled, or closed. */
    private static void cancelled(Ledger ledger, int port) throws IOException {
        AsynchronousSocketChannel cancelled = AsynchronousSocketChannel.open();
        if (!cancelled.connect(Loopback.port(port)).cancel(true)) {
            throw new IOException("the accept queue is full, yet it connected");
        }
        ledger.connectFailed("closed", "127.0.0.1", port);
        cancelled.close();
        AsynchronousSocketChannel closed = AsynchronousSocketChannel.open();
        Future<?> connect = closed.connect(Loopback.port(port));
        closed.close();
        mustFail(connect);
        ledger.connectFailed("closed", "127.0.0.1", port);
    }

    private static void closedWhileReading(Pair pair) throws Exception {
        pair.exchange(11, 12);
        Future<?> read = ((AsynchronousEnd) pair.client).channel().read(ByteBuffer.allocate(10));
        pair.client.close("local");
        mustFail(read);
        pair.server.drain();
        pair.server.close("peer_fin");
    }

    private static void closedWhileAccepting(Ledger ledger, AsynchronousServerSocketChannel listener)
            throws IOException {
        int port = NewListener.port(listener);
        Future<?> accept = listener.accept();
        listener.close();
        mustFail(accept);
        ledger.stopsListening(port);
    }

    private static void mustFail(Future<?> operation) throws IOException {
        try {
            Completion.get(operation);
        } catch (IOException expected) {
            return;
        }
        throw new IOException("the operation was cut off, yet it did not fail");
    }
}
