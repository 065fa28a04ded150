package io.github.jsock.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads pages whose connections the web server ends, and never closes its own side of them: they stay in CLOSE_WAIT until
 * the JVM ends. For one thread.
 */
final class InattentiveBrowser {
    private static final int MOST_OPEN = 200;
    private static final int TIMEOUT_MILLIS = 5_000;

    private final InetSocketAddress web;
    private final Counters counters;
    private final List<Socket> unclosed = new ArrayList<>();

    InattentiveBrowser(InetSocketAddress web, Counters counters) {
        this.web = web;
        this.counters = counters;
    }

    /** Reads one more page to its end, unless {@value #MOST_OPEN} connections are open already. */
    void read() throws IOException {
        if (unclosed.size() >= MOST_OPEN) {
            return;
        }
        Socket socket = new Socket(web.getAddress(), web.getPort());
        unclosed.add(socket);
        counters.add(Counters.Event.LEFT_UNCLOSED);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
        socket.getInputStream().readAllBytes();
    }
}
