package io.github.jsock.recorder;

import org.jspecify.annotations.Nullable;

/** What can break, or threaten to, so that a report of all sockets is worth its lines. */
public enum Trouble {
    /** EMFILE or ENFILE: a socket could not be opened, a connection not be accepted. */
    TOO_MANY_OPEN_FILES("Too many open files"),
    /** EADDRNOTAVAIL: a connect had no local port left for its destination, or no such local address. */
    ADDRESS_NOT_AVAILABLE("Cannot assign requested address"),
    /** More sockets are open than the option {@code leakThreshold} says. */
    MANY_SOCKETS("Many sockets are open");

    private final String headline;

    Trouble(String headline) {
        this.headline = headline;
    }

    /** What it is called, by the kernel if it has a name for it. */
    public String headline() {
        return headline;
    }

    /** The trouble that a failure stands for; {@code null} when it is one of the usual ones. */
    static @Nullable Trouble of(ErrorType error) {
        switch (error) {
            case TOO_MANY_OPEN_FILES:
                return TOO_MANY_OPEN_FILES;
            case ADDRESS_NOT_AVAILABLE:
                return ADDRESS_NOT_AVAILABLE;
            default:
                return null;
        }
    }
}
