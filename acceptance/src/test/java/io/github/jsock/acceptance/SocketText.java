package io.github.jsock.acceptance;

import org.jspecify.annotations.Nullable;

/** What a socket is, as one line: the same whoever says it, the kernel or the agent. */
final class SocketText {
    /** The address of a Unix domain socket that is closed, which the kernel no longer knows. */
    static final String GONE = "(gone)";

    private SocketText() {}

    static String listener(int fd, String transport, @Nullable Object address, @Nullable Object port) {
        return "fd %d: %s listens on %s".formatted(fd, transport, end(address, port));
    }

    static String connected(int fd, String transport, String local, String peer) {
        return "fd %d: %s connected from %s to %s".formatted(fd, transport, local, peer);
    }

    /** Its own address, until it is connected, is not known to all. */
    static String connecting(int fd, String transport, @Nullable Object address, @Nullable Object port) {
        return "fd %d: %s connecting to %s".formatted(fd, transport, end(address, port));
    }

    static String idle(int fd, String transport, String state, @Nullable Object address, @Nullable Object port) {
        return "fd %d: %s %s at %s".formatted(fd, transport, state, end(address, port));
    }

    /** Its association is over, or it never had one: that it is a socket is all that the kernel says. */
    static String inNoTable(int fd) {
        return "fd %d: in no table".formatted(fd);
    }

    /** Without name or peer: the JVM's own, or the client's end of a connection whose other end is closed. */
    static String nameless(int fd) {
        return "fd %d: unix, nameless".formatted(fd);
    }

    /** A socket that the agent has no record of. */
    static String other(int fd, String kind) {
        return "fd %d: %s".formatted(fd, kind);
    }

    /** An address and a port, or a path. */
    static String end(@Nullable Object address, @Nullable Object port) {
        return port == null ? "'" + address + "'" : address + " port " + port;
    }
}
