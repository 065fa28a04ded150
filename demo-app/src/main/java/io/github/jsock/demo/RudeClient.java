package io.github.jsock.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Breaks its connections off in the middle of an order: the kernel then sends a reset, and the service's read fails. */
final class RudeClient {
    private final InetSocketAddress orders;
    private final Counters counters;

    RudeClient(InetSocketAddress orders, Counters counters) {
        this.orders = orders;
        this.counters = counters;
    }

    /** Does so once. */
    void breakOff() throws IOException {
        try (Socket socket = new Socket(orders.getAddress(), orders.getPort())) {
            socket.getOutputStream().write("half an umbr".getBytes(UTF_8));
            socket.setSoLinger(true, 0);
            counters.add(Counters.Event.BROKEN_OFF);
        }
    }
}
