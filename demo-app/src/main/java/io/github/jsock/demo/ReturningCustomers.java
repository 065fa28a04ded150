package io.github.jsock.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Customers of the returns desk, who come faster than it serves them. Who was let in waits; who was not gives up after half a
 * second. For one thread.
 */
final class ReturningCustomers {
    private static final int PATIENCE_MILLIS = 500;

    private final InetSocketAddress desk;
    private final Counters counters;
    private final Queue<Socket> waiting = new ArrayDeque<>();

    ReturningCustomers(InetSocketAddress desk, Counters counters) {
        this.desk = desk;
        this.counters = counters;
    }

    /** Sees off those who were served, and has one more come. */
    void come() throws IOException {
        for (Socket first = waiting.peek(); first != null && isServed(first); first = waiting.peek()) {
            waiting.remove().close();
        }
        Socket customer = new Socket();
        try {
            customer.connect(desk, PATIENCE_MILLIS);
            waiting.add(customer);
        } catch (SocketTimeoutException queueIsFull) {
            customer.close();
            counters.add(Counters.Event.TURNED_AWAY);
        }
    }

    private static boolean isServed(Socket customer) throws IOException {
        return customer.getInputStream().available() > 0;
    }
}
