package io.github.jsock.recorder;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Sockets that the garbage collector closed, since the application had forgotten them: until somebody takes note of them. */
final class Leaks {
    private static final int MOST_WAITING = 10_000;

    private final ConcurrentLinkedQueue<Opening> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final AtomicLong total = new AtomicLong();

    void add(Opening opening) {
        total.incrementAndGet();
        if (waitingCount.incrementAndGet() <= MOST_WAITING) {
            waiting.add(opening);
        } else {
            waitingCount.decrementAndGet();
        }
    }

    /** How many there were, noted or not. */
    long total() {
        return total.get();
    }

    /** How those were opened that nobody has taken yet. */
    List<Opening> take() {
        List<Opening> taken = new ArrayList<>();
        for (Opening opening = waiting.poll(); opening != null; opening = waiting.poll()) {
            waitingCount.decrementAndGet();
            taken.add(opening);
        }
        return taken;
    }
}
