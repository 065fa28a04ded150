package io.github.jsock.recorder;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Sockets that the garbage collector closed, since the application had forgotten them: until somebody takes note of them. */
final class Leaks {
    private static final int MOST_WAITING = 10_000;

    private final Waiting<Opening> waiting = new Waiting<>(MOST_WAITING);
    private final AtomicLong total = new AtomicLong();

    void add(Opening opening) {
        total.incrementAndGet();
        waiting.add(opening);
    }

    /** How many there were, noted or not. */
    long total() {
        return total.get();
    }

    /** How those were opened that nobody has taken yet. */
    List<Opening> take() {
        return waiting.take();
    }
}
