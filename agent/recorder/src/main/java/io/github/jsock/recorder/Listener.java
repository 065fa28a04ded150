package io.github.jsock.recorder;

/** A bound, listening socket as it was at one moment. */
public final class Listener {
    /** The backlog of a listener that was there before it could be observed. */
    public static final int BACKLOG_UNKNOWN = -1;

    private final TrackedSocket socket;
    private final Service service;
    private final long accepted;
    private final long open;

    Listener(TrackedSocket socket, Service service, long open) {
        this.socket = socket;
        this.service = service;
        this.accepted = socket.accepted();
        this.open = open;
    }

    /** A number that no other socket of this JVM has had. */
    public long id() {
        return socket.id;
    }

    /** The file descriptor. */
    public int descriptor() {
        return socket.descriptor;
    }

    public Transport transport() {
        return socket.transport();
    }

    /** The half-association it is bound to, as the kernel has it. */
    public Endpoint local() {
        return socket.local();
    }

    /** What it offers. */
    public Service service() {
        return service;
    }

    /**
     * The backlog that reached {@code listen(2)}, in connections; the kernel's limit is the lesser of it and
     * {@code net.core.somaxconn}. {@link #BACKLOG_UNKNOWN} when it was not seen.
     */
    public int backlog() {
        return socket.backlog();
    }

    /** Connections that the application has accepted from it since it is observed. */
    public long accepted() {
        return accepted;
    }

    /** Accepted connections of its service that are open now. */
    public long open() {
        return open;
    }

    /** Since when it listens (or, if adopted, is observed), in milliseconds since the epoch. */
    public long sinceMillis() {
        return WallClock.millisAt(socket.sinceNanos());
    }

    /** Whether it was there before it could be observed. */
    public boolean adopted() {
        return socket.isAdopted();
    }

    /** By whom and from where it was opened. */
    public Opening opening() {
        return socket.opening;
    }
}
