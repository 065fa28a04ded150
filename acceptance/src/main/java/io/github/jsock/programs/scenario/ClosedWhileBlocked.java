package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;

/** Sockets closed by one thread while another is blocked in read, write or accept on them. */
final class ClosedWhileBlocked implements Step {
    private static final int MORE_THAN_BUFFERS_HOLD = 32 * 1024 * 1024;
    private static final int TIMEOUT_MILLIS = 60_000;

    @Override
    public String name() {
        return "closed-while-blocked";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        ServerSocket sockets = Loopback.listen(ledger, 50);
        ServerSocketChannel channels = Loopback.listenChannel(ledger, 50);
        reading(Pair.sockets(ledger, sockets));
        reading(withTimeout(Pair.sockets(ledger, sockets)));
        reading(Pair.channels(ledger, channels));
        Pair unfinished = Pair.sockets(ledger, sockets);
        writing(unfinished);
        countUnfinishedWrite(unfinished);
        writing(Pair.channels(ledger, channels));
        accepting(ledger, sockets.getLocalPort(), sockets::accept, sockets::close);
        accepting(ledger, channels.socket().getLocalPort(), channels::accept, channels::close);
    }

    /** A read that may time out waits in poll, and then reads once more from what has been closed. */
    private static Pair withTimeout(Pair pair) throws IOException {
        ((SocketEnd) pair.client).socket().setSoTimeout(TIMEOUT_MILLIS);
        return pair;
    }

    private static void reading(Pair pair) throws Exception {
        pair.exchange(5, 6);
        Background reader = Background.start(() -> pair.client.receive(1));
        reader.awaitBlocked();
        pair.client.close("local");
        mustHaveFailed(reader);
        pair.server.drain();
        pair.server.close("peer_fin");
    }

    private static void writing(Pair pair) throws Exception {
        Background writer = Background.start(() -> pair.client.send(MORE_THAN_BUFFERS_HOLD));
        writer.awaitBlocked();
        pair.client.close("local");
        mustHaveFailed(writer);
        pair.server.drain();
        pair.server.close("peer_fin");
    }

    /**
     * What the call that failed had already handed to the kernel only the peer can tell. Before 13, nobody inside the JVM
     * can: the JDK makes one native call of each write, which does not say how far it came.
     */
    private static void countUnfinishedWrite(Pair pair) {
        if (!System.getProperty("java.specification.version").matches("1\\.8|9|1[0-2]")) {
            pair.client.countSent(pair.server.received() - pair.client.sent());
        }
    }

    private static void accepting(Ledger ledger, int port, Background.Work accept, Background.Work close)
            throws Exception {
        Background acceptor = Background.start(accept);
        acceptor.awaitBlocked();
        close.run();
        mustHaveFailed(acceptor);
        ledger.stopsListening(port);
    }

    private static void mustHaveFailed(Background blocked) throws Exception {
        if (!(blocked.joinFailed() instanceof IOException)) {
            throw new IOException("the blocked call did not fail");
        }
    }
}
