package io.github.jsock.workloads;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Round trips of some bytes between two threads, by non-blocking channels and a selector on each side. */
final class SelectorEcho implements Workload {
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final Side client;
    private final int size;

    SelectorEcho(int size) throws IOException {
        this.size = size;
        listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
        client = new Side(SocketChannel.open(listener.getLocalAddress()), size);
        Side server = new Side(listener.accept(), size);
        Threads.start("echo", () -> {
            while (server.read()) {
                server.write();
            }
        });
    }

    @Override
    public int run(int operations) throws IOException {
        for (int i = 0; i < operations; i++) {
            client.bytes.position(size);
            client.write();
            client.read();
        }
        return operations;
    }

    @Override
    public void close() throws IOException {
        client.channel.close();
        listener.close();
    }

    private static final class Side {
        private final SocketChannel channel;
        private final Selector selector = Selector.open();
        private final SelectionKey key;
        private final ByteBuffer bytes;

        Side(SocketChannel channel, int size) throws IOException {
            this.channel = channel;
            bytes = ByteBuffer.allocateDirect(size);
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            key = channel.register(selector, SelectionKey.OP_READ);
        }

        /** Fills the buffer; false at the end of the stream. */
        boolean read() throws IOException {
            bytes.clear();
            await(SelectionKey.OP_READ);
            while (bytes.hasRemaining()) {
                int count = channel.read(bytes);
                if (count < 0) {
                    return false;
                }
                if (count == 0) {
                    await(SelectionKey.OP_READ);
                }
            }
            return true;
        }

        /** Sends what is in the buffer. */
        void write() throws IOException {
            bytes.flip();
            while (bytes.hasRemaining()) {
                if (channel.write(bytes) == 0) {
                    await(SelectionKey.OP_WRITE);
                }
            }
        }

        private void await(int operation) throws IOException {
            if (key.interestOps() != operation) {
                key.interestOps(operation);
            }
            selector.select();
            selector.selectedKeys().clear();
        }
    }
}
