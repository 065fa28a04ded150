package io.github.jsock.programs.layers;

import java.io.Closeable;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Both ends of one TCP connection. Its text is the {@code END} lines of {@link Links}. */
final class Link {
    private final int clientPort;
    private final InetSocketAddress asked;
    private final InetSocketAddress bound;
    private volatile String requested = "-";
    private volatile boolean clientTls;
    private volatile boolean serverTls;
    private volatile boolean closed;

    Link(int clientPort, InetSocketAddress asked, InetSocketAddress bound) {
        this.clientPort = clientPort;
        this.asked = asked;
        this.bound = bound;
    }

    /** It leads to a proxy that was asked for this destination, as the program named it. */
    Link requesting(InetSocketAddress destination) {
        requested = destination.getHostString() + ":" + destination.getPort();
        return this;
    }

    /** Both ends are {@code SSLSocket}s that have shaken hands. */
    Link tls() {
        return clientTls().serverTls();
    }

    /** The client is such an {@code SSLSocket}. */
    Link clientTls() {
        clientTls = true;
        return this;
    }

    /** The server is such an {@code SSLSocket}. */
    Link serverTls() {
        serverTls = true;
        return this;
    }

    boolean isClientTls() {
        return clientTls;
    }

    boolean isServerTls() {
        return serverTls;
    }

    /** Closes both ends, one after the other. */
    void close(Closeable first, Closeable second) throws IOException {
        first.close();
        second.close();
        closed();
    }

    /** Both ends have been closed. */
    void closed() {
        closed = true;
    }

    @Override
    public String toString() {
        return end("client", clientPort, bound.getPort(), asked, requested, clientTls)
                + System.lineSeparator()
                + end("server", bound.getPort(), clientPort, bound, "-", serverTls);
    }

    private String end(String role, int local, int peer, InetSocketAddress server, String through, boolean tls) {
        return "END " + role + " " + local + " " + peer + " " + text(server.getAddress()) + " " + server.getPort() + " "
                + through + " " + (tls ? "tls" : "-") + " " + (closed ? "closed" : "open");
    }

    private static String text(InetAddress address) {
        String text = address.isAnyLocalAddress() ? "*" : address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope + 1) + ((Inet6Address) address).getScopeId();
    }
}
