package io.github.jsock.exporter.metrics;

import java.util.Arrays;

/** The label names. */
final class Key {
    static final String TRANSPORT = "network_transport";
    static final String ROLE = "role";
    static final String ADDRESS = "server_address";
    static final String PORT = "server_port";
    static final String CLOSE_REASON = "close_reason";
    static final String ERROR_TYPE = "error_type";
    static final String DIRECTION = "network_io_direction";
    static final String BACKLOG = "backlog";
    static final String VERSION = "version";
    static final String JDK = "jdk";
    static final String MODE = "mode";
    static final String HOOK = "hook";
    static final String WHERE = "where";
    static final String REASON = "reason";
    static final String METRIC = "metric";
    static final String SCANNER = "scanner";
    static final String KIND = "kind";
    static final String STATE = "network_connection_state";
    static final String OWNER = "owner";
    static final String OUTCOME = "outcome";

    private Key() {}

    /** One service in one role, and what else there is to it. */
    static String[] service(String... more) {
        return with(new String[] {TRANSPORT, ROLE, ADDRESS, PORT}, more);
    }

    /** One service where its role is clear, and what else there is to it. */
    static String[] server(String... more) {
        return with(new String[] {TRANSPORT, ADDRESS, PORT}, more);
    }

    private static String[] with(String[] first, String[] more) {
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
