package io.github.jsock.recorder;

import java.util.concurrent.atomic.AtomicLong;

/** What there is to a listener beyond any other socket. */
final class Listening {
    final int backlog;
    /** How many connections it has handed to the application. */
    final AtomicLong accepted = new AtomicLong();

    Listening(int backlog) {
        this.backlog = backlog;
    }
}
