package io.github.jsock.exporter;

import java.io.PrintStream;

/** The agent's lines to a person, on standard error, each with the prefix {@code jsock:}. */
public final class Stderr {
    /** What standard error was when this class was initialized: the application may replace it by something of its own. */
    private static final PrintStream ERR = System.err;

    private Stderr() {}

    /** Initializes this class, if that has not been done: before the application's {@code main}, that is. */
    static void keep() {
        // Calling it has done it.
    }

    /** Prints a line, or several. May wait for as long as nobody reads standard error: not for the application's threads. */
    public static void print(String line) {
        ERR.println("jsock: " + line);
    }
}
