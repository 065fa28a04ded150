package io.github.jsock.exporter.metrics;

/** What the kernel says of this process and its sockets. */
enum KernelFamily implements Family {
    FDS(
            Metric.Type.GAUGE,
            "jvm_socket_fds",
            "Descriptors of this process that are sockets, by the kernel's word: what jvm_socket_agent_tracked and"
                    + " jvm_socket_other have together. Not there where the kernel cannot be asked."),
    OTHER(
            Metric.Type.GAUGE,
            "jvm_socket_other",
            "Sockets of this process that are not tracked, by the kernel's kind: those that the JVM itself or a native"
                    + " library has opened.",
            Key.KIND),
    TCP_CONNECTIONS(
            Metric.Type.GAUGE,
            "jvm_socket_tcp_connections",
            "TCP connections that are open now, by their state in the kernel (RFC 9293), as the kernel was last asked."
                    + " closed: for the kernel it is over, by a reset, by a time-out or since both ends have shut it down, and the"
                    + " application still holds it."
                    + " unknown: opened since then, not seen in the kernel's tables, or just ended. Not there where the kernel cannot"
                    + " be asked.",
            Key.STATE,
            Key.ROLE),
    QUEUED_BYTES(
            Metric.Type.GAUGE,
            "jvm_socket_queued_bytes",
            "Bytes in the kernel's queues of all TCP connections: arrived and not read yet (receive; the peer's end of"
                    + " stream counts as one until it is read), written and not acknowledged yet (transmit).",
            Key.ROLE,
            Key.DIRECTION),
    EPHEMERAL_PORTS_IN_USE(
            Metric.Type.GAUGE,
            "jvm_socket_ephemeral_ports_in_use",
            "Ephemeral ports in use towards a destination of TCP, by any process of the network namespace and in any state,"
                    + " TIME_WAIT among them; of a destination with several addresses, towards the one with the most.",
            Key.ADDRESS,
            Key.PORT),
    EPHEMERAL_PORTS_LIMIT(
            Metric.Type.GAUGE,
            "jvm_socket_ephemeral_ports_limit",
            "How many ephemeral ports there are towards each destination: net.ipv4.ip_local_port_range less"
                    + " ip_local_reserved_ports."),
    OPEN_FDS(
            Metric.Type.GAUGE,
            "process_open_fds",
            "Descriptors of this process that are open, sockets or not. Not there where the kernel cannot be asked."),
    MAX_FDS(
            Metric.Type.GAUGE,
            "process_max_fds",
            "How many descriptors this process may have open (RLIMIT_NOFILE). Not there when there is no limit or it is not"
                    + " known.");

    @SuppressWarnings("ImmutableEnumChecker") // It is immutable; Java 8 has nothing that says so.
    private final Metric metric;

    KernelFamily(Metric.Type type, String name, String help, String... labels) {
        metric = new Metric(type, name, help, labels);
    }

    @Override
    public Metric metric() {
        return metric;
    }
}
