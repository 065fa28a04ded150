package io.github.jsock.programs.layers;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * The program's own account of the connections it made. Printed after each step as
 *
 * <pre>
 * END role localPort peerPort serverAddress serverPort requested tls STATE   both ends of each that is, or was, open
 * HANDSHAKES role succeeded failed                                           of SSLSocket, since the start
 * </pre>
 *
 * {@code serverAddress} is what the client named or the listener is bound to, {@code *} for all addresses, with
 * the number of the interface where it needs one. {@code requested} is HOST:PORT that a proxy was asked for, {@code tls} says that an {@code SSLSocket} has shaken hands; {@code -} if not. A
 * state is {@code open} or {@code closed}. Safe for use by several threads.
 */
public final class Links {
    private final List<Object> kept = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private int failedHandshakes;

    /** Holds it until the program ends, so that it is never garbage. */
    synchronized <T> T keep(T object) {
        kept.add(object);
        return object;
    }

    /** A connection to a listener that is bound to one address, by which it was asked for. */
    Link enter(InetSocketAddress client, InetSocketAddress server) {
        return enter(client.getPort(), server, server);
    }

    /** A connection that was asked for by one address and accepted by a listener bound to another, or to all. */
    synchronized Link enter(int clientPort, InetSocketAddress asked, InetSocketAddress bound) {
        Link link = new Link(clientPort, asked, bound);
        links.add(link);
        return link;
    }

    /** Such a connection by what a listener that is bound to one address accepted. */
    Link accepted(Socket server) {
        keep(server);
        return enter((InetSocketAddress) server.getRemoteSocketAddress(), (InetSocketAddress)
                server.getLocalSocketAddress());
    }

    /** A TLS handshake of two {@code SSLSocket}s failed. */
    synchronized void handshakeFailed() {
        failedHandshakes++;
    }

    /** Prints the account. */
    public synchronized void report(PrintStream out) {
        links.forEach(out::println);
        out.println(
                "HANDSHAKES client " + links.stream().filter(Link::isClientTls).count() + " " + failedHandshakes);
        out.println(
                "HANDSHAKES server " + links.stream().filter(Link::isServerTls).count() + " " + failedHandshakes);
    }
}
