package io.github.jsock.cli;

/** A command could not be carried out; the message says why and what to do, in one line. */
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1;

    CommandFailure(String message) {
        super(message);
    }
}
