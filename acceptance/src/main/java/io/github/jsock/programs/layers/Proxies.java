package io.github.jsock.programs.layers;

import io.github.jsock.programs.scenario.Background;
import io.github.jsock.programs.scenario.Loopback;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;

/** {@code Socket} through a SOCKS and an HTTP proxy, by a name that only the proxy could resolve and by an address. */
final class Proxies implements Step {
    private static final InetSocketAddress BY_NAME = InetSocketAddress.createUnresolved("shop.invalid", 443);

    @Override
    public String name() {
        return "proxies";
    }

    @Override
    public void run(Links links) throws Exception {
        ServerSocket destination = links.keep(new ServerSocket(0, 50, Loopback.V4));
        RelayingProxy socks = new SocksProxy(links);
        RelayingProxy http = new ConnectProxy(links);
        for (InetSocketAddress asked : new InetSocketAddress[] {BY_NAME, Loopback.port(destination.getLocalPort())}) {
            new Tunnel(links, Proxy.Type.SOCKS, socks, asked, destination).exchange();
            new Tunnel(links, Proxy.Type.HTTP, http, asked, destination).exchange();
        }
        new Tunnel(links, Proxy.Type.SOCKS, socks, BY_NAME, destination).exchangeByTls();
        new Tunnel(links, Proxy.Type.HTTP, http, BY_NAME, destination).exchangeByTls();
        Tunnel closing = new Tunnel(links, Proxy.Type.HTTP, http, BY_NAME, destination);
        closing.exchange();
        closing.close();
    }

    /** A connection through a proxy, which is two. */
    private static final class Tunnel {
        private final Links links;
        private final Socket client;
        private final Link near;
        private final Link far;
        private final Socket server;

        Tunnel(Links links, Proxy.Type type, RelayingProxy proxy, InetSocketAddress asked, ServerSocket destination)
                throws Exception {
            this.links = links;
            client = links.keep(new Socket(new Proxy(type, proxy.address())));
            Background connecting = Background.start(() -> client.connect(asked));
            near = proxy.relay(destination.getLocalPort(), asked);
            connecting.join();
            server = destination.accept();
            far = links.accepted(server);
        }

        void exchange() throws Exception {
            Exchange.over(client, server);
        }

        void exchangeByTls() throws Exception {
            Socket[] layered = TlsLayered.layer(links, client, server);
            Exchange.over(layered[0], layered[1]);
            near.clientTls();
            far.serverTls();
        }

        void close() throws IOException {
            client.close();
            if (server.getInputStream().read() >= 0) {
                throw new IOException("more than was sent");
            }
            server.close();
            near.closed();
            far.closed();
        }
    }
}
