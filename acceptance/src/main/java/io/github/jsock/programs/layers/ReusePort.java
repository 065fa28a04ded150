package io.github.jsock.programs.layers;

import io.github.jsock.programs.scenario.Loopback;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.Set;

/**
 * Listeners with {@code SO_REUSEPORT} (Java 9 and later): two on one address and port, among which the kernel shares out the
 * connections, and one on all addresses next to them.
 */
final class ReusePort implements Step {
    static boolean available() {
        try {
            option();
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    @SuppressWarnings("unchecked")
    private static SocketOption<Boolean> option() throws ReflectiveOperationException {
        return (SocketOption<Boolean>)
                StandardSocketOptions.class.getField("SO_REUSEPORT").get(null);
    }

    @Override
    public String name() {
        return "reuse-port";
    }

    @Override
    public void run(Links links) throws Exception {
        try (Selector selector = Selector.open()) {
            ServerSocketChannel first = listen(links, selector, Loopback.any());
            int port = first.socket().getLocalPort();
            ServerSocketChannel second = listen(links, selector, Loopback.port(port));
            ServerSocketChannel all = listen(links, selector, new InetSocketAddress(port));
            Set<ServerSocketChannel> used = new HashSet<>();
            while (!used.contains(first) || !used.contains(second)) {
                used.add(connect(links, selector, Loopback.port(port)));
            }
            if (connect(links, selector, Loopback.port(3, port)) != all) {
                throw new IOException("another listener than that on all addresses");
            }
            for (SelectionKey key : selector.keys()) {
                key.cancel();
            }
            selector.selectNow();
        }
    }

    private static ServerSocketChannel listen(Links links, Selector selector, InetSocketAddress address)
            throws IOException, ReflectiveOperationException {
        ServerSocketChannel listener = links.keep(ServerSocketChannel.open());
        listener.setOption(option(), true).bind(address).configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        return listener;
    }

    /** Connects to this address; the listener that has got it. */
    private static ServerSocketChannel connect(Links links, Selector selector, InetSocketAddress address)
            throws Exception {
        Socket client = links.keep(new Socket(address.getAddress(), address.getPort()));
        selector.select();
        SelectionKey ready = selector.selectedKeys().iterator().next();
        selector.selectedKeys().clear();
        ServerSocketChannel listener = (ServerSocketChannel) ready.channel();
        SocketChannel server = links.keep(listener.accept());
        links.enter(client.getLocalPort(), address, (InetSocketAddress) listener.getLocalAddress());
        Exchange.over(client, server.socket());
        return listener;
    }
}
