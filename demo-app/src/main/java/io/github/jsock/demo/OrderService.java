package io.github.jsock.demo;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes orders, a line each, on classic blocking sockets: one thread accepts, one more serves each connection for as
 * long as the client keeps it, with many orders on it. Hangs up on a client that has been silent for a minute, so that
 * a connection which its client forgot ends in CLOSE_WAIT over there.
 */
final class OrderService implements Closeable {
    private static final int BACKLOG = 50;
    private static final int IDLE_TIMEOUT_MILLIS = 60_000;

    private final ServerSocket listener;
    private final ThreadFactory threads = Threads.virtualIfPossible("orders");
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong lastOrder = new AtomicLong();
    private final Counters counters;

    OrderService(InetSocketAddress address, Counters counters) throws IOException {
        this.counters = counters;
        listener = new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
        Threads.platform("orders-accept").newThread(this::acceptAll).start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connections.add(connection);
                threads.newThread(() -> serve(connection)).start();
            } catch (IOException e) {
                // close() ends a waiting accept() this way.
                if (!listener.isClosed()) {
                    counters.addFailure("accepting an order connection", e);
                    Pause.afterFailure();
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (LineConnection connection = new LineConnection(socket)) {
            socket.setSoTimeout(IDLE_TIMEOUT_MILLIS);
            for (String line = connection.readLine(); line != null; line = connection.readLine()) {
                counters.add(Counters.Event.ORDER);
                connection.writeLine("taken as number " + lastOrder.incrementAndGet() + ": " + line);
            }
        } catch (SocketTimeoutException | SocketException e) {
            // A silent client, or one that is gone without a word, or close(): in each case this connection is over.
        } catch (IOException e) {
            counters.addFailure("serving an order connection", e);
        } finally {
            connections.remove(socket);
        }
    }
}
