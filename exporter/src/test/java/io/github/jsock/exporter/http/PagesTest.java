package io.github.jsock.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.jsock.recorder.Health;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of pages that fail and of clients that keep a thread. */
class PagesTest {
    /** For how long a client may keep a thread, where it is to be cut off. */
    private static final long LIMIT_MILLIS = 300;

    private static final long PATIENCE_SECONDS = 60;
    private static final int LARGE = 1 << 20;

    private Workers workers = new Workers(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    private final Pages pages = new Pages("test");
    /** Has one permit for each request that is over. */
    private final Semaphore ended = new Semaphore(0);

    private HttpServer server;
    private InetSocketAddress address;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", pages);
        server.setExecutor(task -> workers.execute(() -> {
            task.run();
            ended.release();
        }));
        server.start();
        address = server.getAddress();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        workers.stop();
    }

    private HttpURLConnection get(String path) throws IOException {
        URL url = new URL("http", address.getHostString(), address.getPort(), path);
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setReadTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        return connection;
    }

    @Test
    void aPageThatFailsIsAnInternalErrorAndIsCounted() throws Exception {
        pages.add("/fails", "", (request, response) -> {
            response.body("text/plain").write('x');
            throw new IllegalStateException("on purpose");
        });
        long before = Health.errors().getOrDefault("http", 0L);
        HttpURLConnection failing = get("/fails");
        assertThat(failing.getResponseCode()).isEqualTo(500);
        try (InputStream body = failing.getErrorStream()) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("internal error: java.lang.IllegalStateException: on purpose\n");
        }
        assertThat(Health.errors()).isEqualTo(Map.of("http", before + 1));
    }

    @Test
    void aClientThatLeavesIsNoError() throws Exception {
        pages.add("/large", "", PagesTest::writeForEver);
        Map<String, Long> before = Health.errors();
        try (Socket client = request("GET /large HTTP/1.1\r\nHost: x\r\n\r\n")) {
            assertThat(client.getInputStream().read()).isEqualTo('H');
        }
        assertThat(ended.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(Health.errors()).isEqualTo(before);
    }

    /** More clients than there are threads: some that do not finish their request, some that do not read the answer. */
    @Test
    void clientsThatKeepAThreadAreCutOff() throws Exception {
        stop();
        workers = new Workers(LIMIT_MILLIS);
        start();
        pages.add("/endless", "", PagesTest::writeForEver);
        Map<String, Long> before = Health.errors();
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            slow.add(request("GET / HT"));
            slow.add(request("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n"));
        }
        assertThat(get("/").getResponseCode()).isEqualTo(200);
        assertThat(Health.errors()).isEqualTo(before);
        for (Socket socket : slow) {
            socket.close();
        }
    }

    private static void writeForEver(HttpExchange request, Response response) throws IOException {
        OutputStream body = response.body("text/plain");
        byte[] part = new byte[LARGE];
        for (; ; ) {
            body.write(part);
        }
    }

    private Socket request(String text) throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
