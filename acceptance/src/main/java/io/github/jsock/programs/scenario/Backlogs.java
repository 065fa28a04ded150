package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;

/** Listeners whose backlog was given, left out, or is nonsense; the JDK then asks for 50. */
final class Backlogs implements Step {
    private static final int DEFAULT = 50;

    @Override
    public String name() {
        return "backlogs";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        Loopback.listen(ledger, 3);
        Loopback.listenChannel(ledger, 1_000);
        socket(ledger, -1);
        channel(ledger, 0);

        ServerSocket later = ledger.keep(new ServerSocket());
        later.bind(Loopback.any());
        ledger.listens(later.getLocalPort(), DEFAULT);

        ServerSocketChannel adapted = ledger.keep(ServerSocketChannel.open());
        adapted.socket().bind(Loopback.any(), 17);
        ledger.listens(adapted.socket().getLocalPort(), 17);

        // Bound to nothing: neither a listener nor a connection.
        ledger.keep(new ServerSocket());
        ledger.keep(ServerSocketChannel.open());
        ledger.idles("tcp", "opened", 0);
    }

    private static void socket(Ledger ledger, int backlog) throws IOException {
        ServerSocket server = ledger.keep(new ServerSocket(0, backlog, Loopback.V4));
        ledger.listens(server.getLocalPort(), DEFAULT);
    }

    private static void channel(Ledger ledger, int backlog) throws IOException {
        ServerSocketChannel server = ledger.keep(ServerSocketChannel.open());
        server.bind(Loopback.any(), backlog);
        ledger.listens(server.socket().getLocalPort(), DEFAULT);
    }
}
