package io.github.jsock.exporter.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.jsock.recorder.Health;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gives each request to the page of its path. Whatever fails in a page ends here. */
final class Pages implements HttpHandler {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int INTERNAL_ERROR = 500;

    private final Map<String, Page> pages = new TreeMap<>();
    private final StringBuilder index = new StringBuilder();

    /** Pages under this heading; {@code /} lists them. */
    Pages(String heading) {
        index.append(heading).append("\n\n");
        pages.put(
                "/",
                (request, response) ->
                        response.body(TEXT).write(index.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds a page, before the first request; a path that ends in a slash stands for all that have one more name after it. */
    void add(String path, String whatItGives, Page page) {
        index.append(path).append("  ").append(whatItGives).append('\n');
        pages.put(path, page);
    }

    @Override
    public void handle(HttpExchange exchange) {
        Response response = new Response(exchange);
        try {
            try {
                answer(exchange, response);
            } catch (RuntimeException | Error e) {
                Health.error("http", e);
                response.fail(INTERNAL_ERROR, "internal error: " + e);
            }
        } catch (IOException e) {
            // The client has gone, or was cut off: there is nobody to tell.
        } finally {
            response.close();
        }
    }

    private void answer(HttpExchange exchange, Response response) throws IOException {
        Page page = page(exchange.getRequestURI().getPath());
        if (page == null) {
            response.fail(NOT_FOUND, "there is nothing here; / lists what there is");
        } else if (!isReading(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            response.fail(METHOD_NOT_ALLOWED, "only GET and HEAD");
        } else {
            page.answer(exchange, response);
            response.complete();
        }
    }

    private @Nullable Page page(@Nullable String path) {
        if (path == null) {
            return null;
        }
        Page page = pages.get(path);
        return page != null || path.length() < 2 ? page : pages.get(folderOf(path));
    }

    /** With its slash; of the topmost one there is no page but its own. */
    private static String folderOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? path : path.substring(0, slash + 1);
    }

    private static boolean isReading(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }
}
