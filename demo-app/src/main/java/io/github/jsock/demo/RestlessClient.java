package io.github.jsock.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Asks the order service on a new connection each time, and is the first to close it. Who closes first keeps the port that
 * it had: for a minute, on Linux, the connection is in TIME_WAIT, and no other to the same service can have that port.
 */
final class RestlessClient {
    private final InetSocketAddress orders;
    private final Counters counters;

    RestlessClient(InetSocketAddress orders, Counters counters) {
        this.orders = orders;
        this.counters = counters;
    }

    /** Asks once. */
    void ask() throws IOException {
        try (LineConnection connection = new LineConnection(new Socket(orders.getAddress(), orders.getPort()))) {
            connection.ask("a single umbrella");
            counters.add(Counters.Event.ASKED_ONCE);
        }
    }
}
