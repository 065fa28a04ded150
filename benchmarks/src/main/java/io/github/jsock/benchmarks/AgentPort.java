package io.github.jsock.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;

/** Where the agent in a measured JVM is to listen, and what it answers. */
record AgentPort(int number) {
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    /** One that is free. */
    static AgentPort free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return new AgentPort(socket.getLocalPort());
        }
    }

    /** The agent's option for it. */
    String option() {
        return "port=" + number;
    }

    /** Asks for this path and reads the whole answer; how many bytes that is. */
    long get(String path) throws IOException {
        try (InputStream in =
                URI.create("http://127.0.0.1:" + number + path).toURL().openStream()) {
            return in.readAllBytes().length;
        }
    }

    /** Asks again and again until it is scraped for the first time. */
    void awaitScrape() throws IOException {
        IOException last = null;
        for (long until = System.nanoTime() + PATIENCE_NANOS; System.nanoTime() < until; ) {
            try {
                get("/metrics");
                return;
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException("no scrape", last);
    }
}
