package io.github.jsock.exporter;

import java.util.Map;

/** What the outputs are to be like. */
public final class Settings {
    /** Stands for the first free port of {@value #FIRST_PORT} to {@value #LAST_PORT}. */
    public static final int ANY_DEFAULT_PORT = -1;

    /** The default port, S-O-C-K on a telephone. */
    public static final int FIRST_PORT = 7625;

    /** The last port that is tried when those before it are busy. */
    public static final int LAST_PORT = 7634;

    private final boolean http;
    private final String host;
    private final int port;
    private final boolean jmx;
    private final Map<Integer, String> portNames;

    /**
     * All settings.
     *
     * @param http whether to listen for HTTP
     * @param host the address or name to listen on
     * @param port the port to listen on, 0 for any free one, or {@link #ANY_DEFAULT_PORT}
     * @param jmx whether to register MBeans
     * @param portNames service names by port that go before the registered ones
     */
    public Settings(boolean http, String host, int port, boolean jmx, Map<Integer, String> portNames) {
        this.http = http;
        this.host = host;
        this.port = port;
        this.jmx = jmx;
        this.portNames = portNames;
    }

    public boolean http() {
        return http;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public boolean jmx() {
        return jmx;
    }

    public Map<Integer, String> portNames() {
        return portNames;
    }
}
