package io.github.jsock.programs.layers;

import io.github.jsock.programs.scenario.Loopback;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** TLS over sockets that have spoken in plain before. */
final class TlsLayered implements Step {
    @Override
    public String name() {
        return "tls-layered";
    }

    @Override
    public void run(Links links) throws Exception {
        ServerSocket listener = links.keep(new ServerSocket(0, 50, Loopback.V4));
        over(links, links.keep(new Socket(Loopback.V4, listener.getLocalPort())), listener.accept());

        ServerSocketChannel channels = links.keep(ServerSocketChannel.open()).bind(Loopback.any());
        SocketChannel client = links.keep(SocketChannel.open(channels.getLocalAddress()));
        over(links, client.socket(), links.keep(channels.accept()).socket());

        Socket closing = new Socket(Loopback.V4, listener.getLocalPort());
        Socket server = listener.accept();
        Socket[] layered = layer(links, closing, server);
        Exchange.over(layered[0], layered[1]);
        links.accepted(server).tls().close(layered[0], layered[1]);
    }

    private static void over(Links links, Socket client, Socket server) throws Exception {
        Exchange.over(client, server);
        Socket[] layered = layer(links, client, server);
        Exchange.over(layered[0], layered[1]);
        links.accepted(server).tls();
    }

    /** The client's and the server's layer. */
    static Socket[] layer(Links links, Socket client, Socket server) throws Exception {
        SSLSocketFactory factory = Tls.context().getSocketFactory();
        SSLSocket serving = (SSLSocket) layer(factory, server);
        serving.setUseClientMode(false);
        return new Socket[] {links.keep(layer(factory, client)), links.keep(serving)};
    }

    private static Socket layer(SSLSocketFactory factory, Socket socket) throws IOException {
        return factory.createSocket(socket, "localhost", socket.getPort(), true);
    }
}
