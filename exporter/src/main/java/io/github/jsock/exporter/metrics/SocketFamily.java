package io.github.jsock.exporter.metrics;

/** What is told of sockets that are neither connections nor listeners. */
enum SocketFamily implements Family {
    DATAGRAM_SOCKETS(
            Metric.Type.GAUGE,
            "jvm_socket_datagram_sockets",
            "Datagram sockets that are bound or connected now, by service: role client for the peer of a connected one;"
                    + " role server for a port that the application chose; role client and ~unconnected for one that is"
                    + " bound to any port and sends to whom it likes.",
            Key.service()),
    DATAGRAMS(
            Metric.Type.COUNTER,
            "jvm_socket_datagrams_total",
            "Datagrams that the application has received or sent, empty ones included.",
            Key.DIRECTION),
    DATAGRAMS_FILLED(
            Metric.Type.COUNTER,
            "jvm_socket_datagrams_filled_total",
            "Received datagrams that filled the application's buffer to its last byte: more may have been cut off, which"
                    + " Java cannot tell."),
    UNCONNECTED(
            Metric.Type.GAUGE,
            "jvm_socket_unconnected",
            "Stream sockets that are open now and neither listen nor are connected: never bound, bound only, connecting,"
                    + " or with a connect that failed.",
            Key.TRANSPORT),
    OPEN_FAILURES(
            Metric.Type.COUNTER,
            "jvm_socket_open_failures_total",
            "Sockets that could not be opened, by cause; too_many_open_files when the process has used up its descriptors.",
            Key.TRANSPORT,
            Key.ERROR_TYPE);

    @SuppressWarnings("ImmutableEnumChecker") // It is immutable; Java 8 has nothing that says so.
    private final Metric metric;

    SocketFamily(Metric.Type type, String name, String help, String... labels) {
        metric = new Metric(type, name, help, labels);
    }

    @Override
    public Metric metric() {
        return metric;
    }
}
