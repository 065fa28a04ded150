package io.github.jsock.recorder;

import java.util.concurrent.atomic.AtomicLong;

/** What there is to a listener beyond any other socket. */
final class Listening {
    private static final AtomicLong BEGUN = new AtomicLong();

    final int backlog;
    /** How many connections it has handed to the application. */
    final AtomicLong accepted = new AtomicLong();

    Listening(int backlog) {
        this.backlog = backlog;
        BEGUN.incrementAndGet();
    }

    /** How many sockets have begun to listen so far. */
    static long begun() {
        return BEGUN.get();
    }
}
