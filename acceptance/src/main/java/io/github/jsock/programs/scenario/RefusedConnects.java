package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Connects to a port that is bound but does not listen, in every way. */
final class RefusedConnects implements Step {
    private interface Connect {
        void to(InetSocketAddress address) throws IOException;
    }

    @Override
    public String name() {
        return "refused-connects";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        try (Socket bound = new Socket()) {
            bound.bind(Loopback.any());
            int port = bound.getLocalPort();
            refused(ledger, port, address -> new Socket(address.getAddress(), address.getPort()).close());
            refused(ledger, port, RefusedConnects::blockingChannel);
            refused(ledger, port, RefusedConnects::selector);
            refused(ledger, port, RefusedConnects::adaptor);
        }
    }

    private static void refused(Ledger ledger, int port, Connect connect) throws IOException {
        try {
            connect.to(Loopback.port(port));
        } catch (ConnectException expected) {
            ledger.connectFailed("refused", "127.0.0.1", port);
            return;
        }
        throw new IOException("nobody listens, yet it connected");
    }

    private static void blockingChannel(InetSocketAddress address) throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.connect(address);
        }
    }

    private static void selector(InetSocketAddress address) throws IOException {
        try (Selector selector = Selector.open();
                SocketChannel channel = SocketChannel.open()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_CONNECT);
            if (!channel.connect(address)) {
                selector.select(10_000);
                channel.finishConnect();
            }
        }
    }

    private static void adaptor(InetSocketAddress address) throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.socket().connect(address, 10_000);
        }
    }
}
