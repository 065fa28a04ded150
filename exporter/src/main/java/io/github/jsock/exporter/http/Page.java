package io.github.jsock.exporter.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** What is served under one path. */
interface Page {
    /**
     * Answers one request.
     *
     * @throws IOException if the client has gone
     */
    void answer(HttpExchange request, Response response) throws IOException;
}
