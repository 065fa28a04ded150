package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;

/**
 * A {@link DatagramChannel}: blocking with heap buffers, which it reads and writes while connected; or non-blocking on a
 * selector of its own with direct buffers, with {@code receive} in every state.
 */
final class DatagramChannelEnd extends DatagramEnd {
    private static final int PATIENCE_MILLIS = 60_000;

    private final @Nullable Selector selector;
    private @Nullable DatagramChannel channel;

    private DatagramChannelEnd(Ledger ledger, @Nullable Selector selector) throws IOException {
        super(ledger);
        this.selector = selector;
        channel = DatagramChannel.open();
    }

    static DatagramChannelEnd blocking(Ledger ledger) throws IOException {
        return new DatagramChannelEnd(ledger, null);
    }

    static DatagramChannelEnd selecting(Ledger ledger) throws IOException {
        Selector selector = ledger.keep(Selector.open());
        DatagramChannelEnd end = new DatagramChannelEnd(ledger, selector);
        end.channel().configureBlocking(false);
        end.channel().register(selector, SelectionKey.OP_READ);
        return end;
    }

    /** The channel; must not have been dropped. */
    DatagramChannel channel() {
        DatagramChannel held = channel;
        if (held == null) {
            throw new IllegalStateException("dropped");
        }
        return held;
    }

    @Override
    void bindSocket(InetSocketAddress local) throws IOException {
        channel().bind(local);
    }

    @Override
    void connectSocket(InetSocketAddress to) throws IOException {
        channel().connect(to);
    }

    @Override
    void disconnectSocket() throws IOException {
        channel().disconnect();
    }

    @Override
    void sendBytes(byte[] bytes, @Nullable InetSocketAddress to) throws IOException {
        ByteBuffer buffer = buffer(bytes.length);
        int sent = to == null ? channel().write(buffer) : channel().send(buffer, to);
        if (sent != bytes.length) {
            throw new IOException("only a part was sent: " + sent);
        }
    }

    @Override
    int receiveBytes(int room) throws IOException {
        ByteBuffer buffer = buffer(room);
        if (selector != null) {
            return receiveWhenReady(selector, buffer);
        }
        if (channel().isConnected()) {
            // An empty datagram reads as the end of a stream does.
            return Math.max(0, channel().read(buffer));
        }
        channel().receive(buffer);
        return buffer.position();
    }

    private int receiveWhenReady(Selector ready, ByteBuffer buffer) throws IOException {
        while (channel().receive(buffer) == null) {
            if (ready.select(PATIENCE_MILLIS) == 0) {
                throw new IOException("no datagram came");
            }
            ready.selectedKeys().clear();
        }
        return buffer.position();
    }

    private ByteBuffer buffer(int size) {
        return selector == null ? ByteBuffer.allocate(size) : ByteBuffer.allocateDirect(size);
    }

    @Override
    void closeSocket() throws IOException {
        channel().close();
        if (selector != null) {
            // A registered channel leaves the kernel only when its selector next looks.
            selector.selectNow();
        }
    }

    @Override
    int localPort() {
        try {
            InetSocketAddress local = (InetSocketAddress) channel().getLocalAddress();
            return local == null ? 0 : local.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets the channel without closing it. */
    void drop() {
        channel = null;
    }
}
