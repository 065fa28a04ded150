package io.github.jsock.exporter.http;

import com.sun.net.httpserver.HttpServer;
import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.Settings;
import io.github.jsock.exporter.View;
import io.github.jsock.exporter.metrics.MetricsText;
import io.github.jsock.exporter.report.Report;
import io.github.jsock.recorder.Endpoint;
import io.github.jsock.recorder.ErrorType;
import io.github.jsock.recorder.Recording;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Serves the pages on the port that the settings ask for. */
public final class HttpOutput {
    private static final long REQUEST_LIMIT_MILLIS = 30_000;
    private static final String THREAD_PREFIX = "jsock-";

    private final Workers workers = new Workers(REQUEST_LIMIT_MILLIS);
    private final HttpServer server;

    private HttpOutput(HttpServer server) {
        this.server = server;
    }

    /**
     * Opens the port. From now on the calling thread's sockets count as the agent's own.
     *
     * @throws IOException if the port cannot be opened; its message says what to do
     */
    public static HttpOutput open(Settings settings) throws IOException {
        Recording.disown(Thread.currentThread());
        HttpServer server = HttpServer.create();
        try {
            bind(server, settings);
        } catch (IOException | RuntimeException e) {
            server.stop(0);
            throw e;
        }
        return new HttpOutput(server);
    }

    /**
     * Begins to serve. The server's threads become daemons if the calling thread is one; they belong to its thread group,
     * which must be the agent's own.
     *
     * @param metrics the metrics; {@code null} where they are not to be had
     */
    public void serve(String version, @Nullable MetricsText metrics, View view, PortNames names, Report report) {
        server.createContext("/", ApiPages.of(version, metrics, view, names, report));
        server.setExecutor(workers);
        server.start();
        nameThreads();
    }

    private static void bind(HttpServer server, Settings settings) throws IOException {
        boolean any = settings.port() == Settings.ANY_DEFAULT_PORT;
        int last = any ? Settings.LAST_PORT : settings.port();
        InetAddress address = address(settings.host());
        for (int port = any ? Settings.FIRST_PORT : last; ; port++) {
            try {
                server.bind(new InetSocketAddress(address, port), 0);
                return;
            } catch (SocketException e) {
                boolean busy = ErrorType.of(e) == ErrorType.ADDRESS_IN_USE;
                if (!busy) {
                    throw new IOException(
                            "cannot listen on " + Endpoint.of(address, port) + " (" + e.getMessage()
                                    + "): set host=ADDRESS, port=N",
                            e);
                }
                if (port == last) {
                    String ports =
                            any ? "ports " + Settings.FIRST_PORT + " to " + last + " are" : "port " + last + " is";
                    throw new IOException(
                            ports + " busy (" + e.getMessage() + "): set port=N, or port=0 for any free one", e);
                }
            }
        }
    }

    private static InetAddress address(String host) throws IOException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("host '" + host + "' is not known: set host=ADDRESS", e);
        }
    }

    /** The server gives its threads names that say nothing, or nothing of whose they are. */
    private static void nameThreads() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        Thread[] threads = new Thread[group.activeCount() + 8];
        int count = group.enumerate(threads);
        for (Thread thread : Arrays.copyOf(threads, count)) {
            if (!thread.getName().startsWith(THREAD_PREFIX)) {
                thread.setName(THREAD_PREFIX + "http-" + thread.getName());
            }
        }
    }

    /** Where it listens, as {@code http://127.0.0.1:7625/}. */
    public String url() {
        return "http://" + Endpoint.of(server.getAddress()) + "/";
    }

    /** Closes the port and all connections, and ends the threads. */
    public void stop() {
        server.stop(0);
        workers.stop();
    }
}
