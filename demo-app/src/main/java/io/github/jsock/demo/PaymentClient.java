package io.github.jsock.demo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Tries to reach a payment service that is not there, as a client does whose partner is down. */
final class PaymentClient {
    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;

    private final InetSocketAddress payment;
    private final Counters counters;

    PaymentClient(InetSocketAddress payment, Counters counters) {
        this.payment = payment;
        this.counters = counters;
    }

    /** Tries once. Should somebody listen on that port after all, says nothing and hangs up. */
    void pay() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(payment, CONNECT_TIMEOUT_MILLIS);
        } catch (ConnectException refused) {
            counters.add(Counters.Event.PAYMENT_REFUSED);
        }
    }
}
