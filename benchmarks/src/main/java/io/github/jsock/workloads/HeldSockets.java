package io.github.jsock.workloads;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Listeners and connections to them. Between one pair and the next it rests for as many milliseconds as the property {@code
 * workloads.rest} says: what an agent may spend on openings is so much a second.
 */
final class HeldSockets {
    private static final int REST_MILLIS = Integer.getInteger("workloads.rest", 0);

    private final InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    private final List<ServerSocketChannel> listeners = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();

    /** One listener. */
    HeldSockets() throws IOException {
        listen(1);
    }

    /** Client and server of one association. */
    private static final class Pair {
        private final SocketChannel client;
        private final SocketChannel server;

        Pair(ServerSocketChannel listener) throws IOException {
            client = SocketChannel.open(listener.getLocalAddress());
            server = listener.accept();
        }

        /** With a reset, so that no port stays behind in TIME_WAIT. */
        void close() throws IOException {
            client.socket().setSoLinger(true, 0);
            client.close();
            server.close();
        }
    }

    /** There are so many listeners from now on, one at least. */
    void listen(int count) throws IOException {
        while (listeners.size() < count) {
            listeners.add(ServerSocketChannel.open().bind(new InetSocketAddress(address, 0)));
        }
        while (listeners.size() > count) {
            listeners.remove(listeners.size() - 1).close();
        }
    }

    /** There are so many pairs from now on. */
    void hold(int count) throws IOException, InterruptedException {
        while (pairs.size() < count) {
            pairs.add(opened(pairs.size()));
        }
        while (pairs.size() > count) {
            pairs.remove(pairs.size() - 1).close();
        }
    }

    /** Opens and closes so many more. */
    void end(int count) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            opened(i).close();
        }
    }

    private Pair opened(int number) throws IOException, InterruptedException {
        Thread.sleep(REST_MILLIS);
        return new Pair(listeners.get(number % listeners.size()));
    }
}
