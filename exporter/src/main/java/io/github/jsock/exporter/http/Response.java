package io.github.jsock.exporter.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One answer. Its status goes out with the first bytes that no longer fit a buffer, so that what fails before that can
 * still be answered with an error. The answer to HEAD is made like that to GET, and its body dropped.
 */
final class Response {
    private static final int BUFFER_BYTES = 8 * 1024;
    private static final int OK = 200;
    private static final int CHUNKED = 0;
    private static final int NO_BODY = -1;

    private final HttpExchange exchange;
    private final boolean head;
    private final OutputStream buffer = new BufferedOutputStream(new Body(), BUFFER_BYTES);
    private @Nullable GzipBody gzip;
    private boolean committed;
    private boolean failed;

    Response(HttpExchange exchange) {
        this.exchange = exchange;
        this.head = exchange.getRequestMethod().equals("HEAD");
    }

    /** Begins a good answer and tells where to write it. It need not be closed. */
    OutputStream body(String contentType) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", contentType);
        headers.set("Vary", "Accept, Accept-Encoding");
        if (!acceptsGzip(exchange.getRequestHeaders().getFirst("Accept-Encoding"))) {
            return buffer;
        }
        headers.set("Content-Encoding", "gzip");
        gzip = new GzipBody(buffer);
        return gzip;
    }

    static boolean acceptsGzip(@Nullable String header) {
        if (header != null) {
            for (String coding : header.toLowerCase(Locale.ROOT).split(",", -1)) {
                String[] parts = coding.replace(" ", "").split(";", -1);
                boolean refused = parts.length > 1 && parts[1].matches("q=0(\\.0*)?");
                if (parts[0].equals("gzip") && !refused) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Ends a good answer. */
    void complete() throws IOException {
        if (failed) {
            return;
        }
        if (gzip != null) {
            gzip.finish();
        }
        buffer.flush();
        if (!committed) {
            exchange.sendResponseHeaders(OK, NO_BODY);
        }
    }

    /** Answers with an error and one line of text, unless another answer is on its way already. */
    void fail(int status, String line) throws IOException {
        if (committed || failed) {
            return;
        }
        byte[] text = (line + '\n').getBytes(StandardCharsets.UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.remove("Content-Encoding");
        headers.set("Content-Type", "text/plain; charset=utf-8");
        failed = true;
        exchange.sendResponseHeaders(status, head ? NO_BODY : text.length);
        if (!head) {
            exchange.getResponseBody().write(text);
        }
    }

    /** Frees what the answer holds. What has been sent of it remains as it is. */
    void close() {
        if (gzip != null) {
            gzip.free();
        }
        exchange.close();
    }

    /** The body as it goes to the client. */
    private final class Body extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (head) {
                return;
            }
            if (!committed) {
                committed = true;
                exchange.sendResponseHeaders(OK, CHUNKED);
            }
            exchange.getResponseBody().write(bytes, from, length);
        }
    }

    private static final class GzipBody extends GZIPOutputStream {
        GzipBody(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            // These texts shrink to a tenth even so, at a third of the time.
            def.setLevel(Deflater.BEST_SPEED);
        }

        /** Gives back the memory that the compressor holds outside the heap. */
        void free() {
            def.end();
        }
    }
}
