package io.github.jsock.exporter.metrics;

/** What is told of listeners. */
enum ListenerFamily implements Family {
    LISTENERS(Metric.Type.GAUGE, "jvm_socket_listeners", "Sockets that are listening now.", Key.TRANSPORT),
    LISTENER_INFO(
            Metric.Type.INFO,
            "jvm_socket_listener_info",
            "What listens now: always 1. The backlog is what the application asked for, in connections, or unknown; the"
                    + " kernel grants at most net.core.somaxconn.",
            Key.server(Key.BACKLOG)),
    LISTENER_ACCEPT_QUEUE_LENGTH(
            Metric.Type.GAUGE,
            "jvm_socket_listener_accept_queue_length",
            "Connections that wait to be accepted, by listener of TCP, as the kernel has it; the sum where several listeners"
                    + " share an address and port (SO_REUSEPORT).",
            Key.server()),
    LISTENER_ACCEPT_QUEUE_LIMIT(
            Metric.Type.GAUGE,
            "jvm_socket_listener_accept_queue_limit",
            "How many connections may wait to be accepted: on Java 22 or later with --enable-native-access=ALL-UNNAMED, what"
                    + " the kernel says (TCP_INFO); else the lesser of the backlog and net.core.somaxconn as it was when the"
                    + " listener was first seen, not known of one that was there before the agent. The kernel takes one"
                    + " more, then it drops what comes.",
            Key.server()),
    LISTENER_ACCEPT_QUEUE_LENGTH_MAX(
            Metric.Type.GAUGE,
            "jvm_socket_listener_accept_queue_length_max",
            "The most connections that were seen waiting at once since the listener is there. The agent looks every second"
                    + " (option sample): what was shorter may not have been seen.",
            Key.server()),
    NETNS_LISTEN_OVERFLOWS(
            Metric.Type.COUNTER,
            "jvm_socket_netns_listen_overflows_total",
            "Connections, or attempts at one, that found an accept queue full: of all listeners of the network namespace,"
                    + " other processes' too, since it is there (ListenOverflows of /proc/net/netstat)."),
    NETNS_LISTEN_DROPS(
            Metric.Type.COUNTER,
            "jvm_socket_netns_listen_drops_total",
            "Connections, or attempts at one, that listeners dropped for that or another cause, in the network namespace"
                    + " as above (ListenDrops of /proc/net/netstat)."),
    LISTENER_ACCEPTED(
            Metric.Type.COUNTER,
            "jvm_socket_listener_accepted_total",
            "Connections that the application has accepted, those that are not tracked included, by listener.",
            Key.server()),
    LISTENER_ACCEPT_FAILURES(
            Metric.Type.COUNTER,
            "jvm_socket_listener_accept_failures_total",
            "Accepts that failed, by listener and cause. One that only timed out is none, nor is one that was cut off"
                    + " because the listener was closed.",
            Key.server(Key.ERROR_TYPE));

    @SuppressWarnings("ImmutableEnumChecker") // It is immutable; Java 8 has nothing that says so.
    private final Metric metric;

    ListenerFamily(Metric.Type type, String name, String help, String... labels) {
        metric = new Metric(type, name, help, labels);
    }

    @Override
    public Metric metric() {
        return metric;
    }
}
