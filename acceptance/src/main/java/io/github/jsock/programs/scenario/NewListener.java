package io.github.jsock.programs.scenario;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.ServerSocketChannel;

/**
 * Opens TCP listeners that are open until the program ends, and enters them in the ledger. It tells them apart by their port
 * alone, which the kernel may give to one on ::1 and to another on 127.0.0.1: so they are bound again until it is new.
 */
final class NewListener {
    /** Opens one, bound to any port. */
    interface Opening<L> {
        L open() throws IOException;
    }

    private interface Port<L> {
        int of(L listener) throws IOException;
    }

    private NewListener() {}

    static ServerSocket socket(Ledger ledger, int backlog, Opening<ServerSocket> opening) throws IOException {
        return enter(ledger, backlog, opening, ServerSocket::getLocalPort);
    }

    static ServerSocketChannel channel(Ledger ledger, int backlog, Opening<ServerSocketChannel> opening)
            throws IOException {
        return enter(ledger, backlog, opening, listener -> listener.socket().getLocalPort());
    }

    static AsynchronousServerSocketChannel asynchronous(
            Ledger ledger, int backlog, Opening<AsynchronousServerSocketChannel> opening) throws IOException {
        return enter(ledger, backlog, opening, NewListener::port);
    }

    static int port(AsynchronousServerSocketChannel listener) throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    /** {@code backlog} is what the kernel is asked for. */
    private static <L extends Closeable> L enter(Ledger ledger, int backlog, Opening<L> opening, Port<L> port)
            throws IOException {
        L listener = opening.open();
        while (ledger.hasListener(port.of(listener))) {
            listener.close();
            listener = opening.open();
        }
        ledger.listens(port.of(listener), backlog);
        return ledger.keep(listener);
    }
}
