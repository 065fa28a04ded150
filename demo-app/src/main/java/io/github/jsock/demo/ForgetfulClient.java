package io.github.jsock.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens connections to the order service and never closes them: the mistake to look for. Half of them stay in a list,
 * as in a cache that only grows, and are open until the JVM ends. The others have no reference at all: they are open
 * until the garbage collector happens to find them. For one thread.
 */
final class ForgetfulClient {
    private static final int MOST_OPEN = 200;

    private final InetSocketAddress orders;
    private final Counters counters;
    private final List<Socket> kept = new ArrayList<>();
    private final List<WeakReference<Socket>> dropped = new ArrayList<>();

    ForgetfulClient(InetSocketAddress orders, Counters counters) {
        this.orders = orders;
        this.counters = counters;
    }

    /** Forgets one more connection, unless {@value #MOST_OPEN} are open already. */
    void forget() throws IOException {
        dropped.removeIf(socket -> socket.refersTo(null));
        if (kept.size() + dropped.size() >= MOST_OPEN) {
            return;
        }
        Socket socket = new Socket(orders.getAddress(), orders.getPort());
        if (kept.size() <= dropped.size()) {
            kept.add(socket);
        } else {
            dropped.add(new WeakReference<>(socket));
        }
        counters.add(Counters.Event.LEAKED);
        socket.getOutputStream().write("an umbrella, forgotten\n".getBytes(UTF_8));
    }
}
