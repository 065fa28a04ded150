package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** An end that is a {@link SocketChannel} in blocking mode, used with direct buffers. */
final class ChannelEnd extends End {
    private final SocketChannel channel;

    ChannelEnd(String role, SocketChannel channel) {
        super(role, channel.socket().getLocalPort(), channel.socket().getPort());
        this.channel = channel;
    }

    /** An end of a connection without ports, see {@link End#End(String)}. */
    ChannelEnd(SocketChannel channel, String identity) {
        super(identity);
        this.channel = channel;
    }

    SocketChannel channel() {
        return channel;
    }

    @Override
    int write(byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(length);
        buffer.put(bytes, 0, length).flip();
        return channel.write(buffer);
    }

    @Override
    int read(byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(length);
        return channel.read(buffer);
    }

    @Override
    void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    void closeSocket() throws IOException {
        channel.close();
    }
}
