package io.github.jsock.programs.factories;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.nio.channels.Channel;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** Made of channels: it has no descriptor of its own. */
public final class ChannelSocketImpl extends SocketImpl {
    private @Nullable InetSocketAddress bound;
    private @Nullable Channel channel;

    private <C> C open(Class<C> type) throws SocketException {
        if (!type.isInstance(channel)) {
            throw new SocketException("is no " + type.getSimpleName());
        }
        return type.cast(channel);
    }

    private void connected(SocketChannel connected) throws IOException {
        channel = connected;
        address = connected.socket().getInetAddress();
        port = connected.socket().getPort();
        localport = connected.socket().getLocalPort();
    }

    @Override
    protected void create(boolean stream) {}

    @Override
    protected void connect(String host, int toPort) throws IOException {
        connect(new InetSocketAddress(host, toPort), 0);
    }

    @Override
    protected void connect(InetAddress host, int toPort) throws IOException {
        connect(new InetSocketAddress(host, toPort), 0);
    }

    @Override
    protected void connect(SocketAddress to, int timeout) throws IOException {
        connected(SocketChannel.open(to));
    }

    @Override
    protected void bind(InetAddress host, int toPort) {
        bound = new InetSocketAddress(host, toPort);
    }

    @Override
    protected void listen(int backlog) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open().bind(bound, backlog);
        channel = listener;
        localport = listener.socket().getLocalPort();
    }

    @Override
    protected void accept(SocketImpl accepted) throws IOException {
        ((ChannelSocketImpl) accepted).connected(open(ServerSocketChannel.class).accept());
    }

    @Override
    protected InputStream getInputStream() throws IOException {
        return Channels.newInputStream(open(SocketChannel.class));
    }

    @Override
    protected OutputStream getOutputStream() throws IOException {
        return Channels.newOutputStream(open(SocketChannel.class));
    }

    @Override
    protected int available() {
        return 0;
    }

    @Override
    protected void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    protected void sendUrgentData(int data) throws IOException {
        throw new SocketException("is not supported");
    }

    @Override
    public void setOption(int option, Object value) {}

    @Override
    public Object getOption(int option) throws SocketException {
        throw new SocketException("is not supported");
    }
}
