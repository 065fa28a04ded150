package io.github.jsock.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Asks for prices, by one connected channel: it hears nobody but the price board. */
final class PriceClient implements Closeable {
    private static final int LONGEST_PRICE = 16;

    private final DatagramChannel channel;

    PriceClient(InetSocketAddress board) throws IOException {
        channel = DatagramChannel.open();
        channel.connect(board);
    }

    /** Asks for one price and waits for it. */
    void ask() throws IOException {
        channel.write(ByteBuffer.wrap("umbrella".getBytes(UTF_8)));
        channel.read(ByteBuffer.allocate(LONGEST_PRICE));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
