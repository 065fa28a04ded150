package io.github.jsock.exporter.http;

import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.View;
import io.github.jsock.exporter.json.LeaksJson;
import io.github.jsock.exporter.json.OwnersJson;
import io.github.jsock.exporter.json.SocketsJson;
import io.github.jsock.exporter.metrics.MetricsText;
import io.github.jsock.exporter.report.Report;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The pages that are served: each what another output renders. */
final class ApiPages {
    private static final int BAD_REQUEST = 400;

    private ApiPages() {}

    /**
     * All pages.
     *
     * @param metrics the metrics; {@code null} where they are not to be had
     */
    static Pages of(String version, @Nullable MetricsText metrics, View view, PortNames names, Report report) {
        Pages pages = new Pages("jsock " + version + ": the sockets of this JVM");
        if (metrics != null) {
            pages.add("/metrics", "metrics for Prometheus", (request, response) -> {
                String accept = request.getRequestHeaders().getFirst("Accept");
                metrics.write(accept, response.body(metrics.contentType(accept)));
            });
        }
        addJson(pages, view, names);
        pages.add(
                "/api/v1/report",
                "what matters of all this on one screen, as text",
                (request, response) -> response.body("text/plain; charset=utf-8")
                        .write((String.join("\n", report.lines()) + '\n').getBytes(StandardCharsets.UTF_8)));
        return pages;
    }

    private static void addJson(Pages pages, View view, PortNames names) {
        SocketsJson sockets = new SocketsJson(view, names);
        OwnersJson owners = new OwnersJson(view);
        LeaksJson leaks = new LeaksJson(view);
        pages.add("/api/v1/sockets", "every socket, as JSON", (request, response) -> {
            String query = request.getRequestURI().getRawQuery();
            inJson(response, out -> sockets.write(Query.parameters(query), out));
        });
        pages.add("/api/v1/owners", "who opened them, as JSON", (request, response) -> inJson(response, owners::write));
        pages.add("/api/v1/stacks/", "and a number: the stack that opened them, as JSON", (request, response) -> {
            String path = request.getRequestURI().getPath();
            inJson(response, out -> owners.writeStack(path.substring(path.lastIndexOf('/') + 1), out));
        });
        pages.add(
                "/api/v1/leaks",
                "what may have been forgotten, as JSON",
                (request, response) -> inJson(response, leaks::write));
    }

    /** Writes a document, or refuses to before it writes anything. */
    private interface Document {
        void write(Writer out) throws IOException;
    }

    private static void inJson(Response response, Document document) throws IOException {
        Writer out = new OutputStreamWriter(response.body("application/json; charset=utf-8"), StandardCharsets.UTF_8);
        try {
            document.write(out);
        } catch (IllegalArgumentException e) {
            response.fail(BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }
}
