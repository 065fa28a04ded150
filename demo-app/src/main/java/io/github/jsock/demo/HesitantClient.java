package io.github.jsock.demo;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Opens channels for connections that it then does not need, and keeps them all the same. For one thread. */
final class HesitantClient {
    private static final int MOST_OPEN = 200;

    private final Counters counters;
    private final List<SocketChannel> prepared = new ArrayList<>();

    HesitantClient(Counters counters) {
        this.counters = counters;
    }

    /** Opens one more, unless {@value #MOST_OPEN} are open already. */
    void prepare() throws IOException {
        if (prepared.size() < MOST_OPEN) {
            prepared.add(SocketChannel.open());
            counters.add(Counters.Event.NEVER_CONNECTED);
        }
    }
}
