package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Channels are connecting, to a listener that lets them wait; {@link #givenUp} is the step in which they are closed. */
final class PendingConnects implements Step {
    /** Of a listener that is to be filled. */
    static final int BACKLOG = 1;

    private final List<SocketEnd> queued = new ArrayList<>();
    private final List<SocketChannel> connecting = new ArrayList<>();
    private @Nullable ServerSocket listener;

    @Override
    public String name() {
        return "pending-connects";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        ServerSocket full = Loopback.listen(ledger, BACKLOG);
        fill(ledger, full, queued);
        connecting.add(SocketChannel.open());
        connecting.add(SocketChannel.open().bind(Loopback.any()));
        for (SocketChannel channel : connecting) {
            channel.configureBlocking(false);
            if (channel.connect(Loopback.port(full.getLocalPort()))) {
                throw new IOException("the accept queue is full, yet it connected");
            }
            ledger.idles("tcp", "connecting", port(channel));
        }
        listener = full;
    }

    /** 0 when the JDK does not say it: not before it has connected, unless it was bound. */
    private static int port(SocketChannel channel) throws IOException {
        InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
        return local == null ? 0 : local.getPort();
    }

    /** Connects until the kernel drops the next SYN: one more may wait than the backlog says. */
    static void fill(Ledger ledger, ServerSocket listener, List<SocketEnd> queued) throws IOException {
        for (int i = 0; i <= BACKLOG; i++) {
            queued.add(ledger.client(new Socket(Loopback.V4, listener.getLocalPort())));
        }
    }

    /** Accepts, uses and closes what waits in the accept queue. */
    static void serve(Ledger ledger, ServerSocket listener, List<SocketEnd> queued) throws Exception {
        for (SocketEnd client : queued) {
            Pair pair = new Pair(client, ledger.server(listener.accept()));
            pair.exchange(10, 20);
            pair.closeClientFirst();
        }
    }

    Step givenUp() {
        return new Step() {
            @Override
            public String name() {
                return "pending-connects-given-up";
            }

            @Override
            public void run(Ledger ledger) throws Exception {
                giveUp(ledger);
            }
        };
    }

    private void giveUp(Ledger ledger) throws Exception {
        ServerSocket full = Objects.requireNonNull(listener);
        for (SocketChannel channel : connecting) {
            ledger.idlesNoLonger("tcp", "connecting", port(channel));
            channel.close();
            ledger.connectFailed("closed", "127.0.0.1", full.getLocalPort());
        }
        serve(ledger, full, queued);
    }
}
