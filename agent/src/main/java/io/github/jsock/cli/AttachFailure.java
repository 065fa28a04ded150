package io.github.jsock.cli;

/** A JVM could not be attached to; the message says why and what to do, in one line. */
final class AttachFailure extends Exception {
    private static final long serialVersionUID = 1;

    AttachFailure(String message) {
        super(message);
    }
}
