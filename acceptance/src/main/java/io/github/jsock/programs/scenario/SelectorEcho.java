package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Non-blocking channels on one selector, both sides: a server that echoes, and clients that send and read back. */
final class SelectorEcho implements Step {
    private static final int CLIENTS = 4;
    private static final int BYTES = 300_000;

    /** What to do when a channel is ready. */
    private interface Handler {
        void ready(SelectionKey key) throws IOException;
    }

    @Override
    public String name() {
        return "selector-echo";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        try (Selector selector = Selector.open()) {
            List<Server> servers = new ArrayList<>();
            ServerSocketChannel listener = Loopback.listenChannel(ledger, 50);
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT, (Handler) key -> {
                SocketChannel accepted = listener.accept();
                accepted.configureBlocking(false);
                Server server = new Server(ledger.server(accepted));
                accepted.register(selector, SelectionKey.OP_READ, server);
                servers.add(server);
            });
            List<Client> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new Client(ledger, selector, listener));
            }
            while (clients.stream().anyMatch(client -> client.toReceive > 0)) {
                turn(selector);
            }
            for (Client client : clients.subList(0, CLIENTS / 2)) {
                client.close();
            }
            while (servers.stream().filter(server -> server.end.isClosed()).count() < CLIENTS / 2) {
                turn(selector);
            }
            // A registered channel leaves the kernel only when its selector next looks.
            selector.selectNow();
        }
    }

    private static void turn(Selector selector) throws IOException {
        selector.select(1_000);
        for (SelectionKey key : selector.selectedKeys()) {
            ((Handler) key.attachment()).ready(key);
        }
        selector.selectedKeys().clear();
    }

    private static final class Server implements Handler {
        final ChannelEnd end;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(20_000);

        Server(ChannelEnd end) {
            this.end = end;
        }

        @Override
        public void ready(SelectionKey key) throws IOException {
            if (key.isReadable()) {
                int n = end.channel().read(buffer);
                if (n < 0) {
                    end.close("peer_fin");
                    return;
                }
                end.countReceived(n);
            }
            buffer.flip();
            end.countSent(end.channel().write(buffer));
            buffer.compact();
            key.interestOps(buffer.position() == 0 ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
        }
    }

    private static final class Client implements Handler {
        private final Ledger ledger;
        private final SocketChannel channel;
        private @Nullable End end;
        private int toSend = BYTES;
        int toReceive = BYTES;

        Client(Ledger ledger, Selector selector, ServerSocketChannel listener) throws IOException {
            this.ledger = ledger;
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            boolean connected = channel.connect(listener.getLocalAddress());
            channel.register(selector, connected ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT, this);
            if (connected) {
                end = ledger.client(channel);
            }
        }

        @Override
        public void ready(SelectionKey key) throws IOException {
            End connected = end;
            if (connected == null) {
                finishConnect(key);
                return;
            }
            if (key.isWritable()) {
                int n = channel.write(ByteBuffer.allocate(Math.min(toSend, 65_000)));
                connected.countSent(n);
                toSend -= n;
            }
            int n = channel.read(ByteBuffer.allocate(9_000));
            connected.countReceived(n);
            toReceive -= n;
            key.interestOps(toSend > 0 ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }

        private void finishConnect(SelectionKey key) throws IOException {
            if (channel.finishConnect()) {
                // Says true again and again; it has connected only once.
                channel.finishConnect();
                end = ledger.client(channel);
                key.interestOps(SelectionKey.OP_WRITE);
            }
        }

        void close() throws IOException {
            if (end != null) {
                end.close("local");
            }
        }
    }
}
