package io.github.jsock.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jsock.exporter.ForkedJvm;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a client of the agent's port gets. */
class HttpOutputTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ForkedJvm jvm;
    private static URI url;

    @BeforeAll
    static void start() throws Exception {
        jvm = ForkedJvm.startExporter("port=0");
        url = jvm.url();
    }

    @AfterAll
    static void end() {
        jvm.close();
    }

    private static HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(ForkedJvm.PATIENCE)
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The whole answer to a request line that no decent client would send. */
    private static String sendRaw(String requestLine) throws Exception {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout((int) ForkedJvm.PATIENCE.toMillis());
            String request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static void assertLine(HttpResponse<byte[]> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(header(response, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(text(response)).endsWith("\n").hasLineCount(1);
    }

    @Test
    void listsItsPages() throws Exception {
        HttpResponse<byte[]> index = send("GET", "/");
        assertThat(index.statusCode()).isEqualTo(200);
        assertThat(header(index, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(text(index)).contains("jsock 0.1.0", "\n/metrics ", "\n/api/v1/sockets ");
    }

    @Test
    void servesJson() throws Exception {
        HttpResponse<byte[]> sockets = send("GET", "/api/v1/sockets?limit=1&role=client");
        assertThat(sockets.statusCode()).isEqualTo(200);
        assertThat(header(sockets, "Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(text(sockets)).startsWith("{").contains("\"connections\":[").endsWith("}");
    }

    @Test
    void knowsNothingElse() throws Exception {
        for (String path : List.of("/nothing", "/metrics/", "/api/v1/sockets/1")) {
            assertLine(send("GET", path), 404);
        }
        assertThat(sendRaw("GET /%2e%2e/metrics HTTP/1.1")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void onlyGivesAndTakesNothing() throws Exception {
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "PATCH")) {
            HttpResponse<byte[]> refused = send(method, "/metrics");
            assertLine(refused, 405);
            assertThat(header(refused, "Allow")).isEqualTo("GET, HEAD");
        }
    }

    @Test
    void saysWhatIsWrongWithAQuery() throws Exception {
        assertLine(send("GET", "/api/v1/sockets?limit=many", "Accept-Encoding", "gzip"), 400);
        assertLine(send("GET", "/api/v1/sockets?colour=blue"), 400);
        assertThat(sendRaw("GET /api/v1/sockets?role=%zz HTTP/1.1")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void answersHeadAsGetWithoutBody() throws Exception {
        for (String path : List.of("/", "/metrics", "/api/v1/sockets", "/nothing", "/api/v1/sockets?limit=many")) {
            HttpResponse<byte[]> get = send("GET", path);
            HttpResponse<byte[]> head = send("HEAD", path);
            assertThat(head.statusCode()).isEqualTo(get.statusCode());
            assertThat(header(head, "Content-Type")).isEqualTo(header(get, "Content-Type"));
            assertThat(head.body()).isEmpty();
            assertThat(get.body()).isNotEmpty();
        }
        // Nothing that belongs to one answer may be taken for the start of the next.
        assertThat(sendRaw("HEAD /metrics HTTP/1.1")).endsWith("\r\n\r\n");
    }

    @Test
    void compressesWhenAsked() throws Exception {
        for (String path : List.of("/", "/metrics", "/api/v1/sockets")) {
            HttpResponse<byte[]> packed = send("GET", path, "Accept-Encoding", "br, gzip;q=0.8");
            assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
            byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
            HttpResponse<byte[]> plain = send("GET", path, "Accept-Encoding", "gzip;q=0, br");
            assertThat(header(plain, "Content-Encoding")).isEmpty();
            assertThat(new String(unpacked, StandardCharsets.UTF_8))
                    .startsWith(text(plain).substring(0, 20))
                    .hasSizeGreaterThan(packed.body().length);
        }
    }

    @Test
    void answersOldClients() throws Exception {
        assertThat(sendRaw("GET /metrics HTTP/1.0")).startsWith("HTTP/1.1 200 ").contains("\njvm_socket_agent_info{");
    }
}
