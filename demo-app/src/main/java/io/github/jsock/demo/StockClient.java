package io.github.jsock.demo;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** The warehouse's hand scanners: a few non-blocking connections to the stock service on one selector thread. */
final class StockClient implements Closeable {
    private static final int SCANNERS = 3;

    private final SelectorLoop loop;

    /** Begins to connect and returns at once. */
    StockClient(InetSocketAddress stock, Counters counters) throws IOException {
        loop = new SelectorLoop("stock-client", e -> counters.addFailure("asking stock", e));
        for (int i = 1; i <= SCANNERS; i++) {
            SocketChannel connection = SocketChannel.open();
            connection.configureBlocking(false);
            boolean connected = connection.connect(stock);
            loop.register(connection, connected ? 0 : SelectionKey.OP_CONNECT, new Scanner("umbrella model " + i));
        }
        loop.start();
    }

    /** Lets every scanner that has the answer to its last question ask the next one. */
    void ask() {
        loop.wakeIdle(SelectionKey.OP_WRITE);
    }

    @Override
    public void close() {
        loop.close();
    }

    /** One connection: connects, then waits to be woken, writes a question, reads the answer, waits again. */
    private static final class Scanner implements SelectorLoop.Handler {
        private final StockFrame frame = new StockFrame();
        private final String item;

        Scanner(String item) {
            this.item = item;
            frame.ask(item);
        }

        @Override
        public void ready(SelectionKey key) throws IOException {
            SocketChannel connection = (SocketChannel) key.channel();
            if (key.isConnectable() && connection.finishConnect()) {
                key.interestOps(0);
            } else if (key.isWritable() && frame.writeTo(connection)) {
                frame.clear();
                key.interestOps(SelectionKey.OP_READ);
            } else if (key.isReadable() && frame.readFrom(connection)) {
                frame.ask(item);
                key.interestOps(0);
            }
        }
    }
}
