package io.github.jsock.programs.layers;

import io.github.jsock.programs.scenario.Background;
import io.github.jsock.programs.scenario.Loopback;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A proxy that relays between whoever asks and one destination, for whatever destination it is asked. */
abstract class RelayingProxy {
    private final Links links;
    private final ServerSocket listener;

    RelayingProxy(Links links) throws IOException {
        this.links = links;
        listener = links.keep(new ServerSocket(0, 50, Loopback.V4));
    }

    final InetSocketAddress address() {
        return Loopback.port(listener.getLocalPort());
    }

    /** Reads what the client asks of the proxy; the host that it wants. */
    abstract String readRequest(Socket near) throws IOException;

    /** Tells the client that it has what it wants. */
    abstract void grant(Socket near) throws IOException;

    /** Serves one client; returns its connection when bytes flow both ways. Closes both legs when either ends. */
    final Link relay(int destinationPort, InetSocketAddress expected) throws IOException {
        Socket near = listener.accept();
        String asked = readRequest(near);
        if (!asked.equals(expected.getHostString())) {
            throw new IOException("asked for " + asked);
        }
        Socket far = links.keep(new Socket(Loopback.V4, destinationPort));
        grant(near);
        Background.start(() -> copy(near, far));
        Background.start(() -> copy(far, near));
        return links.accepted(near).requesting(expected);
    }

    private static void copy(Socket from, Socket to) throws IOException {
        byte[] piece = new byte[8_192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int n; (n = in.read(piece)) >= 0; ) {
                out.write(piece, 0, n);
            }
        }
    }
}
