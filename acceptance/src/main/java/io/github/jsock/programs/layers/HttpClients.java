package io.github.jsock.programs.layers;

import io.github.jsock.programs.scenario.Background;
import io.github.jsock.programs.scenario.Loopback;
import java.net.ServerSocket;
import java.net.Socket;

/** {@code java.net.http.HttpClient}: HTTP/1.1 over TLS, which is an {@code SSLEngine} at both ends, and HTTP/2 in plain. */
final class HttpClients implements Step {
    @Override
    public String name() {
        return "http-clients";
    }

    @Override
    public void run(Links links) throws Exception {
        NewHttpClient client = links.keep(new NewHttpClient(Tls.context()));
        EngineServer server = EngineServer.start(links);
        Exchange.read(links.keep(client.get("https://127.0.0.1:" + server.port(), "HTTP_1_1")), HalfBody.SENT);
        server.awaitLink();

        ServerSocket listener = links.keep(new ServerSocket(0, 50, Loopback.V4));
        Background serving = Background.start(() -> {
            Socket socket = listener.accept();
            links.accepted(socket);
            new Http2Answer(socket).send();
        });
        Exchange.read(links.keep(client.get("http://127.0.0.1:" + listener.getLocalPort(), "HTTP_2")), HalfBody.SENT);
        serving.join();
    }
}
