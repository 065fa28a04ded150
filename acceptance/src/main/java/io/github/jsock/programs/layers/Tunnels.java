package io.github.jsock.programs.layers;

import io.github.jsock.programs.scenario.Background;
import io.github.jsock.programs.scenario.Loopback;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URL;
import javax.net.ssl.HttpsURLConnection;

/** HTTPS through an HTTP proxy: by {@code HttpsURLConnection} and, where there is one, by {@code java.net.http.HttpClient}. */
final class Tunnels implements Step {
    private interface Get {
        InputStream body() throws Exception;
    }

    @Override
    public String name() {
        return "tunnels";
    }

    @Override
    public void run(Links links) throws Exception {
        ServerSocket destination =
                links.keep(Tls.context().getServerSocketFactory().createServerSocket(0, 50, Loopback.V4));
        RelayingProxy proxy = new ConnectProxy(links);
        InetSocketAddress asked = Loopback.port(destination.getLocalPort());
        get(links, proxy, destination, asked, () -> byUrl(proxy, "127.0.0.1:" + asked.getPort()))
                .clientTls();
        InetSocketAddress byName = InetSocketAddress.createUnresolved("shop.invalid", 443);
        get(links, proxy, destination, byName, () -> byUrl(proxy, "shop.invalid"))
                .clientTls();
        if (NewHttpClient.available()) {
            NewHttpClient client = links.keep(new NewHttpClient(Tls.context(), proxy.address()));
            get(links, proxy, destination, asked, () -> client.get("https://127.0.0.1:" + asked.getPort(), "HTTP_1_1"));
        }
    }

    /** The client's connection, which is one to the proxy; that of the proxy is {@code SSLServerSocket}'s at the far end. */
    private static Link get(
            Links links, RelayingProxy proxy, ServerSocket destination, InetSocketAddress asked, Get client)
            throws Exception {
        Background serving = Background.start(
                () -> HttpsUrls.serve(links, links.keep(destination.accept())).serverTls());
        Background getting = Background.start(() -> Exchange.read(links.keep(client.body()), HalfBody.SENT));
        Link near = proxy.relay(destination.getLocalPort(), asked);
        getting.join();
        serving.join();
        return near;
    }

    private static InputStream byUrl(RelayingProxy proxy, String hostAndPort) throws Exception {
        HttpsURLConnection connection = (HttpsURLConnection)
                new URL("https://" + hostAndPort + "/").openConnection(new Proxy(Proxy.Type.HTTP, proxy.address()));
        connection.setSSLSocketFactory(Tls.context().getSocketFactory());
        connection.setHostnameVerifier((host, session) -> true);
        return connection.getInputStream();
    }
}
