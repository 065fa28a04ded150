package io.github.jsock.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The web front: a page at {@code /}, and {@code /order}, which places an order with the order service. */
final class WebShop implements Closeable {
    private static final int BACKLOG = 100;
    private static final int THREADS = 8;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, Threads.platform("web"));
    private final OrderPool orders;
    private final Counters counters;

    WebShop(InetSocketAddress address, OrderPool orders, Counters counters) throws IOException {
        this.orders = orders;
        this.counters = counters;
        server = HttpServer.create(address, BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", this::home);
        server.createContext("/order", this::order);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private void home(HttpExchange exchange) throws IOException {
        respond(exchange, "Umbrellas, three models. So far: " + counters);
    }

    private void order(HttpExchange exchange) throws IOException {
        try {
            respond(exchange, orders.place("an umbrella"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private void respond(HttpExchange exchange, String text) throws IOException {
        byte[] body = (text + "\n").getBytes(UTF_8);
        // Counted first: the browser may have its page, and the shop its closing time, before close() returns here.
        counters.add(Counters.Event.PAGE);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
