package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Unix domain sockets that connect and talk, blocking and on a selector. */
final class UnixConnections implements Step {
    private static final String NO_NAME = "-";

    @Override
    public String name() {
        return "unix-connections";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        UnixDomain domain = new UnixDomain();
        Path path = domain.path("blocking");
        ServerSocketChannel listener = UnixDomain.listen(ledger, path, 9);
        connect(ledger, listener, path, NO_NAME).exchange(1, 500_000);
        connect(ledger, listener, path, domain.path("client")).exchange(300_000, 4);
        Pair pair = connect(ledger, listener, path, NO_NAME);
        pair.exchange(5, 6);
        pair.closeClientFirst();
        pair = connect(ledger, listener, path, domain.path("closed-client"));
        pair.exchange(7, 8);
        pair.closeServerFirst();
        leaveShut(connect(ledger, listener, path, NO_NAME));
        selector(ledger, domain.path("selector"));
        idle(ledger, domain);
    }

    private static Pair connect(Ledger ledger, ServerSocketChannel listener, Path path, Object ownPath)
            throws Exception {
        SocketChannel client = UnixDomain.open();
        if (ownPath instanceof Path) {
            client.bind(UnixDomain.address((Path) ownPath));
        }
        client.connect(UnixDomain.address(path));
        return new Pair(
                UnixDomain.client(ledger, client, ownPath, path),
                UnixDomain.server(ledger, listener.accept(), path, ownPath));
    }

    /** The client is gone, and the server has seen it. */
    private static void leaveShut(Pair pair) throws Exception {
        pair.exchange(50, 60);
        pair.client.close("local");
        pair.server.drain();
        pair.server.shut();
    }

    private static void selector(Ledger ledger, Path path) throws Exception {
        ServerSocketChannel listener = UnixDomain.listen(ledger, path, 50);
        listener.configureBlocking(false);
        SocketChannel client = UnixDomain.open();
        client.configureBlocking(false);
        if (!client.connect(UnixDomain.address(path))) {
            throw new IOException("connecting on one host takes no time, yet it did not connect");
        }
        ChannelEnd clientEnd = UnixDomain.client(ledger, client, NO_NAME, path);
        try (Selector selector = Selector.open()) {
            listener.register(selector, SelectionKey.OP_ACCEPT);
            await(selector);
            SocketChannel server = listener.accept();
            ChannelEnd serverEnd = UnixDomain.server(ledger, server, path, NO_NAME);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_READ);
            serverEnd.countReceived(Math.max(0, server.read(ByteBuffer.allocate(10))));
            clientEnd.countSent(client.write(ScatterGather.buffers(2_000), 1, 3));
            await(selector);
            serverEnd.countReceived(server.read(ScatterGather.buffers(3_000), 1, 3));
        }
    }

    private static void await(Selector selector) throws IOException {
        if (selector.select(60_000) == 0) {
            throw new IOException("nothing came");
        }
        selector.selectedKeys().clear();
    }

    private static void idle(Ledger ledger, UnixDomain domain) throws Exception {
        ledger.keep(UnixDomain.open());
        ledger.idles("unix", "opened", NO_NAME);
        ledger.keep(UnixDomain.openListener());
        ledger.idles("unix", "opened", NO_NAME);
        Path path = domain.path("idle");
        ledger.keep(UnixDomain.open()).bind(UnixDomain.address(path));
        ledger.idles("unix", "bound", path);
        UnixDomain.open().close();
        UnixDomain.openListener().close();
    }
}
