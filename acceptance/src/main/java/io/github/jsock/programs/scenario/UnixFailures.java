package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Unix domain sockets that find nobody, and those closed while they wait. */
final class UnixFailures implements Step {
    @Override
    public String name() {
        return "unix-failures";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        UnixDomain domain = new UnixDomain();
        fails(ledger, domain.path("no-file"), "other");
        Path path = domain.path("nobody");
        ServerSocketChannel listener = UnixDomain.openListener().bind(UnixDomain.address(path), 3);
        ledger.listens(path, 3);
        closedWhileReading(ledger, listener, path);
        closedWhileAccepting(ledger, listener, path);
        // The file is still there.
        fails(ledger, path, "refused");
    }

    private static void fails(Ledger ledger, Path path, String errorType) throws Exception {
        SocketChannel channel = UnixDomain.open();
        try {
            channel.connect(UnixDomain.address(path));
        } catch (IOException expected) {
            ledger.connectFailed(errorType, path.toString(), 0);
            channel.close();
            return;
        }
        throw new IOException("nobody listens, yet it connected");
    }

    private static void closedWhileReading(Ledger ledger, ServerSocketChannel listener, Path path) throws Exception {
        SocketChannel client = UnixDomain.open();
        client.connect(UnixDomain.address(path));
        Pair pair = new Pair(
                UnixDomain.client(ledger, client, "-", path), UnixDomain.server(ledger, listener.accept(), path, "-"));
        pair.exchange(3, 4);
        Background reader = Background.start(() -> pair.server.receive(1));
        reader.awaitBlocked();
        pair.server.close("local");
        mustHaveFailed(reader);
        pair.client.drain();
        pair.client.close("peer_fin");
    }

    private static void closedWhileAccepting(Ledger ledger, ServerSocketChannel listener, Path path) throws Exception {
        Background acceptor = Background.start(listener::accept);
        acceptor.awaitBlocked();
        listener.close();
        mustHaveFailed(acceptor);
        ledger.stopsListening(path);
    }

    private static void mustHaveFailed(Background blocked) throws Exception {
        if (!(blocked.joinFailed() instanceof IOException)) {
            throw new IOException("the blocked call did not fail");
        }
    }
}
