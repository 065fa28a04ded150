package io.github.jsock.demo;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A fixed number of long-lived connections to the order service, lent out for one order at a time. */
final class OrderPool implements Closeable {
    private static final int CONNECTIONS = 4;
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    private static final int ANSWER_TIMEOUT_MILLIS = 5_000;

    private final InetSocketAddress orders;
    private final BlockingQueue<LineConnection> idle = new ArrayBlockingQueue<>(CONNECTIONS);

    /** Opens all connections. */
    OrderPool(InetSocketAddress orders) throws IOException {
        this.orders = orders;
        for (int i = 0; i < CONNECTIONS; i++) {
            idle.add(connect());
        }
    }

    /**
     * Places an order on the connection that has been idle longest; waits if all are busy.
     *
     * @return what the order service says to it
     * @throws IOException if the connection broke; it has then been replaced, and the order may or may not be placed
     */
    String place(String order) throws IOException, InterruptedException {
        LineConnection connection = idle.take();
        try {
            return connection.ask(order);
        } catch (IOException e) {
            connection.close();
            connection = connect();
            throw e;
        } finally {
            idle.add(connection);
        }
    }

    /** Closes the idle connections, which are all of them once nobody places orders any more. */
    @Override
    public void close() throws IOException {
        for (LineConnection connection : idle) {
            connection.close();
        }
    }

    private LineConnection connect() throws IOException {
        Socket socket = new Socket();
        try {
            socket.setKeepAlive(true);
            socket.connect(orders, CONNECT_TIMEOUT_MILLIS);
            socket.setSoTimeout(ANSWER_TIMEOUT_MILLIS);
            return new LineConnection(socket);
        } catch (IOException e) {
            // A socket has its descriptor from the start: one whose connect failed must be closed like any other.
            socket.close();
            throw e;
        }
    }
}
