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

        NewListener.socket(ledger, DEFAULT, () -> {
            ServerSocket later = new ServerSocket();
            later.bind(Loopback.any());
            return later;
        });
        NewListener.channel(ledger, 17, () -> {
            ServerSocketChannel adapted = ServerSocketChannel.open();
            adapted.socket().bind(Loopback.any(), 17);
            return adapted;
        });

        // Bound to nothing: neither a listener nor a connection.
        ledger.keep(new ServerSocket());
        ledger.keep(ServerSocketChannel.open());
        ledger.idles("tcp", "opened", 0);
    }

    private static void socket(Ledger ledger, int backlog) throws IOException {
        NewListener.socket(ledger, DEFAULT, () -> new ServerSocket(0, backlog, Loopback.V4));
    }

    private static void channel(Ledger ledger, int backlog) throws IOException {
        NewListener.channel(ledger, DEFAULT, () -> ServerSocketChannel.open().bind(Loopback.any(), backlog));
    }
}
