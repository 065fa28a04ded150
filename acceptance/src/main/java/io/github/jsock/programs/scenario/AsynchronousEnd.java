package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;

/** An end that is an {@link AsynchronousSocketChannel}; asks for a future, or to have a handler called. */
final class AsynchronousEnd extends End {
    private final AsynchronousSocketChannel channel;
    private final boolean callsBack;

    AsynchronousEnd(String role, AsynchronousSocketChannel channel, boolean callsBack) throws IOException {
        super(role, port(channel.getLocalAddress()), port(channel.getRemoteAddress()));
        this.channel = channel;
        this.callsBack = callsBack;
    }

    private static int port(Object address) {
        return ((InetSocketAddress) address).getPort();
    }

    AsynchronousSocketChannel channel() {
        return channel;
    }

    @Override
    int write(byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        return callsBack
                ? Completion.<Integer>of(handler -> channel.write(buffer, null, handler))
                : Completion.get(channel.write(buffer));
    }

    @Override
    int read(byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(length);
        return callsBack
                ? Completion.<Integer>of(handler -> channel.read(buffer, null, handler))
                : Completion.get(channel.read(buffer));
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
