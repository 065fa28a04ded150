package io.github.jsock.recorder;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What waits until a thread of ours takes note of it, so much at most. Adding never waits. */
final class Waiting<E> {
    private final ConcurrentLinkedQueue<E> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final int most;

    Waiting(int most) {
        this.most = most;
    }

    /** Adds one; tells whether there was room. */
    boolean add(E one) {
        if (size.incrementAndGet() > most) {
            size.decrementAndGet();
            return false;
        }
        queue.add(one);
        return true;
    }

    /** All that has come since this was last asked, oldest first. */
    List<E> take() {
        List<E> taken = new ArrayList<>();
        for (E one = queue.poll(); one != null; one = queue.poll()) {
            size.decrementAndGet();
            taken.add(one);
        }
        return taken;
    }
}
