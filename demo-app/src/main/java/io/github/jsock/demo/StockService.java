package io.github.jsock.demo;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ThreadLocalRandom;

/** Answers how many of an item are in stock: one selector thread for the listener and all of its connections. */
final class StockService implements Closeable {
    private static final int BACKLOG = 20;
    private static final int MOST_IN_STOCK = 100;

    private final SelectorLoop loop;
    private final ServerSocketChannel listener;
    private final Counters counters;

    StockService(InetSocketAddress address, Counters counters) throws IOException {
        this.counters = counters;
        // A client may go whenever it likes, in mid-frame too: no failure of this service.
        loop = new SelectorLoop("stock", gone -> {});
        listener = ServerSocketChannel.open().bind(address, BACKLOG);
        loop.register(listener, SelectionKey.OP_ACCEPT, this::accept);
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }

    private void accept(SelectionKey key) throws IOException {
        SocketChannel connection = listener.accept();
        if (connection != null) {
            loop.register(connection, SelectionKey.OP_READ, new Conversation());
        }
    }

    /** One client: reads a question, writes the answer, and so on until the client has gone. */
    private final class Conversation implements SelectorLoop.Handler {
        private final StockFrame frame = new StockFrame();

        @Override
        public void ready(SelectionKey key) throws IOException {
            SocketChannel connection = (SocketChannel) key.channel();
            if (key.isReadable() && frame.readFrom(connection)) {
                frame.answer(ThreadLocalRandom.current().nextInt(MOST_IN_STOCK));
                key.interestOps(SelectionKey.OP_WRITE);
            } else if (key.isWritable() && frame.writeTo(connection)) {
                counters.add(Counters.Event.STOCK_ANSWER);
                frame.clear();
                key.interestOps(SelectionKey.OP_READ);
            }
        }
    }
}
