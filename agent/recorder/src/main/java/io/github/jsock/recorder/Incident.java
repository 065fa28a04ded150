package io.github.jsock.recorder;

import org.jspecify.annotations.Nullable;

/** One trouble that the application met: when, at what, and by whom. */
public final class Incident {
    /** What it was that failed. */
    public enum Attempt {
        /** To open a socket. */
        OPEN,
        /** To accept a connection. */
        ACCEPT,
        /** To connect. */
        CONNECT,
        /** Nothing failed: there were merely many. */
        NONE
    }

    private final long millis = System.currentTimeMillis();
    private final Trouble trouble;
    private final Attempt attempt;
    private final @Nullable Service service;
    private final Opening opening;
    private final int open;

    Incident(Trouble trouble, Attempt attempt, @Nullable Service service, Opening opening, int open) {
        this.trouble = trouble;
        this.attempt = attempt;
        this.service = service;
        this.opening = opening;
        this.open = open;
    }

    /** That so many sockets are open, the agent's own not among them. */
    public static Incident manySockets(int open) {
        return new Incident(Trouble.MANY_SOCKETS, Attempt.NONE, null, Opening.UNTRACED, open);
    }

    public Trouble trouble() {
        return trouble;
    }

    public Attempt attempt() {
        return attempt;
    }

    /** The destination of the connect, or what the listener offers; {@code null} when there is none yet. */
    public @Nullable Service service() {
        return service;
    }

    /** By whom: of a socket that could not be opened, who tried; else who had opened the one that failed. */
    public Opening opening() {
        return opening;
    }

    /** How many sockets were open at that moment; of {@link Trouble#MANY_SOCKETS} only. */
    public int open() {
        return open;
    }

    /** When, in milliseconds since the epoch. */
    public long millis() {
        return millis;
    }
}
