package io.github.jsock.exporter.metrics;

/** What is told of connections, and of what it takes to make one. */
enum ConnectionFamily implements Family {
    CONNECTIONS_OPEN(
            Metric.Type.GAUGE,
            "jvm_socket_connections_open",
            "TCP and Unix domain connections that are open now, by service.",
            Key.service()),
    CONNECTIONS_OPENED(
            Metric.Type.COUNTER,
            "jvm_socket_connections_opened_total",
            "Connections that were accepted (role server) or made (role client), or that were open already when the agent"
                    + " was attached, by service.",
            Key.service()),
    CONNECTIONS_CLOSED(
            Metric.Type.COUNTER,
            "jvm_socket_connections_closed_total",
            "Connections that have ended, by service and by the first cause that was seen: local (the application closed"
                    + " it), peer_fin (the peer had closed it before), reset, timeout, error, gc (the garbage collector"
                    + " closed what the application forgot: a leak) or unknown.",
            Key.service(Key.CLOSE_REASON)),
    CONNECTION_DURATION(
            Metric.Type.HISTOGRAM,
            "jvm_socket_connection_duration_seconds",
            "How long the connections lived that have ended, from connected or accepted to closed.",
            Key.TRANSPORT,
            Key.ROLE,
            Key.CLOSE_REASON),
    CONNECT_DURATION(
            Metric.Type.HISTOGRAM,
            "jvm_socket_connect_duration_seconds",
            "How long the connects took that succeeded, by destination.",
            Key.server()),
    CONNECT_FAILURES(
            Metric.Type.COUNTER,
            "jvm_socket_connect_failures_total",
            "Connects that failed, by destination and cause.",
            Key.server(Key.ERROR_TYPE)),
    DNS_LOOKUP_DURATION(
            Metric.Type.HISTOGRAM,
            "jvm_socket_dns_lookup_duration_seconds",
            "How long InetAddress took to look up host names that its cache did not have, and whether they were found or it"
                    + " failed. Lookups by a library of its own, such as Netty's, are not seen.",
            Key.OUTCOME),
    CONNECTS_IN_PROGRESS(
            Metric.Type.GAUGE,
            "jvm_socket_connects_in_progress",
            "Connects that have begun and have neither succeeded nor failed.",
            Key.TRANSPORT),
    IO_BYTES(
            Metric.Type.COUNTER,
            "jvm_socket_io_bytes_total",
            "Payload bytes that the application has read (receive) or the kernel has taken from it (transmit), by service.",
            Key.service(Key.DIRECTION)),
    IO_OPERATIONS(
            Metric.Type.COUNTER,
            "jvm_socket_io_operations_total",
            "Calls that read (receive) or wrote (transmit) at least one byte, or datagrams, by service.",
            Key.service(Key.DIRECTION)),
    IO_ERRORS(
            Metric.Type.COUNTER,
            "jvm_socket_io_errors_total",
            "Reads and writes that failed for good, by cause. A read that only timed out is none, nor is one that was cut"
                    + " off because the application closed the socket. For udp, refused means that the peer's host answered"
                    + " an earlier datagram with ICMP port unreachable.",
            Key.TRANSPORT,
            Key.ROLE,
            Key.ERROR_TYPE),
    TLS_HANDSHAKE_DURATION(
            Metric.Type.HISTOGRAM,
            "jvm_socket_tls_handshake_duration_seconds",
            "How long the TLS handshakes of SSLSocket took that succeeded, the first of each connection; by role of the"
                    + " connection. Those of SSLEngine are not known.",
            Key.ROLE),
    TLS_HANDSHAKE_FAILURES(
            Metric.Type.COUNTER,
            "jvm_socket_tls_handshake_failures_total",
            "TLS handshakes of SSLSocket that failed, by role and cause; tls means the handshake itself: a certificate, a"
                    + " version or an alert.",
            Key.ROLE,
            Key.ERROR_TYPE);

    @SuppressWarnings("ImmutableEnumChecker") // It is immutable; Java 8 has nothing that says so.
    private final Metric metric;

    ConnectionFamily(Metric.Type type, String name, String help, String... labels) {
        metric = new Metric(type, name, help, labels);
    }

    @Override
    public Metric metric() {
        return metric;
    }
}
