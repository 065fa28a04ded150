package io.github.jsock.programs.layers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.jsock.programs.scenario.Loopback;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The JDK's own HTTPS server, which is made of {@code SSLEngine} and {@code SocketChannel}; answers by {@link HalfBody}. */
final class EngineServer {
    private final HttpsServer server;
    private final BlockingQueue<Link> entered = new LinkedBlockingQueue<>();

    private EngineServer(HttpsServer server) {
        this.server = server;
    }

    static EngineServer start(Links links) throws IOException, GeneralSecurityException {
        HttpsServer server = links.keep(HttpsServer.create(Loopback.any(), 50));
        EngineServer started = new EngineServer(server);
        server.setHttpsConfigurator(new HttpsConfigurator(Tls.context()));
        server.createContext("/", exchange -> started.answer(links, links.keep(exchange)));
        server.start();
        return started;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(Links links, HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, HalfBody.LENGTH);
        Exchange.write(exchange.getResponseBody(), HalfBody.SENT);
        entered.add(links.enter(exchange.getRemoteAddress(), exchange.getLocalAddress()));
    }

    /** The connection over which it has answered next. */
    Link awaitLink() throws InterruptedException, TimeoutException {
        Link link = entered.poll(60, TimeUnit.SECONDS);
        if (link == null) {
            throw new TimeoutException("nobody asked");
        }
        return link;
    }
}
