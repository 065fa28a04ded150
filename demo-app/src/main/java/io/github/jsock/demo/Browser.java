package io.github.jsock.demo;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** One visitor of the web shop, on {@link HttpClient}, which keeps its connection alive from page to page. */
final class Browser {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    // HTTP/1.1, since the server knows no other and HttpClient would ask each time for an upgrade to HTTP/2.
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI shop;

    Browser(InetSocketAddress web) {
        shop = URI.create("http://" + web.getAddress().getHostAddress() + ":" + web.getPort());
    }

    /** Looks at the goods, then orders. */
    void visit() throws IOException, InterruptedException {
        get("/");
        get("/order");
    }

    private void get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(shop.resolve(path)).timeout(TIMEOUT).build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status != HttpURLConnection.HTTP_OK) {
            throw new IOException("HTTP status " + status + " for " + path);
        }
    }
}
