package io.github.jsock.programs.layers;

import io.github.jsock.programs.scenario.Background;
import io.github.jsock.programs.scenario.Loopback;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** {@code SSLSocket} and {@code SSLServerSocket} by themselves. */
final class TlsSockets implements Step {
    @Override
    public String name() {
        return "tls-sockets";
    }

    @Override
    public void run(Links links) throws Exception {
        SSLContext context = Tls.context();
        ServerSocket listener = links.keep(context.getServerSocketFactory().createServerSocket(0, 50, Loopback.V4));
        SSLSocketFactory factory = context.getSocketFactory();

        Socket connected = links.keep(factory.createSocket(Loopback.V4, listener.getLocalPort()));
        shakenByTheFirstWrite(links, connected, listener.accept());

        Socket later = links.keep(factory.createSocket());
        later.connect(Loopback.port(listener.getLocalPort()), 5_000);
        shakenExplicitly(links, later, listener.accept());

        Socket client = factory.createSocket(Loopback.V4, listener.getLocalPort());
        Socket server = listener.accept();
        shakenExplicitly(links, client, server).close(client, server);
    }

    private static void shakenByTheFirstWrite(Links links, Socket client, Socket server) throws Exception {
        Exchange.over(client, server);
        links.accepted(server).tls();
    }

    private static Link shakenExplicitly(Links links, Socket client, Socket server) throws Exception {
        Background serving = Background.start(() -> ((SSLSocket) server).startHandshake());
        ((SSLSocket) client).startHandshake();
        serving.join();
        Exchange.over(client, server);
        return links.accepted(server).tls();
    }
}
