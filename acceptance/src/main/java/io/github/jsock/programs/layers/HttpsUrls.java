package io.github.jsock.programs.layers;

import io.github.jsock.programs.scenario.Background;
import io.github.jsock.programs.scenario.Loopback;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

/** {@code HttpsURLConnection}, to an {@code SSLServerSocket} and to a server of {@code SSLEngine} and channels. */
final class HttpsUrls implements Step {
    @Override
    public String name() {
        return "https-urls";
    }

    @Override
    public void run(Links links) throws Exception {
        SSLContext context = Tls.context();
        ServerSocket listener = links.keep(context.getServerSocketFactory().createServerSocket(0, 50, Loopback.V4));
        Background serving =
                Background.start(() -> serve(links, listener.accept()).tls());
        get(links, listener.getLocalPort());
        serving.join();

        EngineServer server = EngineServer.start(links);
        get(links, server.port());
        server.awaitLink().clientTls();
    }

    /** Answers one request; returns its connection. */
    static Link serve(Links links, Socket server) throws IOException {
        Exchange.readHead(server.getInputStream());
        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + HalfBody.LENGTH + "\r\n\r\n";
        server.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        Exchange.write(server.getOutputStream(), HalfBody.SENT);
        return links.accepted(server);
    }

    private static void get(Links links, int port) throws IOException, GeneralSecurityException {
        HttpsURLConnection connection =
                (HttpsURLConnection) new URL("https://127.0.0.1:" + port + "/").openConnection();
        connection.setSSLSocketFactory(Tls.context().getSocketFactory());
        Exchange.read(links.keep(connection.getInputStream()), HalfBody.SENT);
    }
}
