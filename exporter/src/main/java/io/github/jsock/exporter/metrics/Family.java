package io.github.jsock.exporter.metrics;

import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of metric families: the one place with their names, types, label names and help texts.
 *
 * <p>A service is {transport, server address, server port}: the listener for the connections that were accepted (role
 * {@code server}), the destination as the application named it for those that it made (role {@code client}).
 */
public enum Family {
    CONNECTIONS_OPEN(
            Type.GAUGE,
            "jvm_socket_connections_open",
            "TCP and Unix domain connections that are open now, by service.",
            Key.service()),
    CONNECTIONS_OPENED(
            Type.COUNTER,
            "jvm_socket_connections_opened_total",
            "Connections that were accepted (role server) or made (role client), or that were open already when the agent"
                    + " was attached, by service.",
            Key.service()),
    CONNECTIONS_CLOSED(
            Type.COUNTER,
            "jvm_socket_connections_closed_total",
            "Connections that have ended, by service and by the first cause that was seen: local (the application closed"
                    + " it), peer_fin (the peer had closed it before), reset, timeout, error, gc (the garbage collector"
                    + " closed what the application forgot: a leak) or unknown.",
            Key.service(Key.CLOSE_REASON)),
    CONNECTION_DURATION(
            Type.HISTOGRAM,
            "jvm_socket_connection_duration_seconds",
            "How long the connections lived that have ended, from connected or accepted to closed.",
            Key.TRANSPORT,
            Key.ROLE,
            Key.CLOSE_REASON),
    CONNECT_DURATION(
            Type.HISTOGRAM,
            "jvm_socket_connect_duration_seconds",
            "How long the connects took that succeeded, by destination.",
            Key.server()),
    CONNECT_FAILURES(
            Type.COUNTER,
            "jvm_socket_connect_failures_total",
            "Connects that failed, by destination and cause.",
            Key.server(Key.ERROR_TYPE)),
    DNS_LOOKUP_DURATION(
            Type.HISTOGRAM,
            "jvm_socket_dns_lookup_duration_seconds",
            "How long InetAddress took to look up host names that its cache did not have, and whether they were found or it"
                    + " failed. Lookups by a library of its own, such as Netty's, are not seen.",
            Key.OUTCOME),
    CONNECTS_IN_PROGRESS(
            Type.GAUGE,
            "jvm_socket_connects_in_progress",
            "Connects that have begun and have neither succeeded nor failed.",
            Key.TRANSPORT),
    IO_BYTES(
            Type.COUNTER,
            "jvm_socket_io_bytes_total",
            "Payload bytes that the application has read (receive) or the kernel has taken from it (transmit), by service.",
            Key.service(Key.DIRECTION)),
    IO_OPERATIONS(
            Type.COUNTER,
            "jvm_socket_io_operations_total",
            "Calls that read (receive) or wrote (transmit) at least one byte, or datagrams, by service.",
            Key.service(Key.DIRECTION)),
    IO_ERRORS(
            Type.COUNTER,
            "jvm_socket_io_errors_total",
            "Reads and writes that failed for good, by cause. A read that only timed out is none, nor is one that was cut"
                    + " off because the application closed the socket. For udp, refused means that the peer's host answered"
                    + " an earlier datagram with ICMP port unreachable.",
            Key.TRANSPORT,
            Key.ROLE,
            Key.ERROR_TYPE),
    TLS_HANDSHAKE_DURATION(
            Type.HISTOGRAM,
            "jvm_socket_tls_handshake_duration_seconds",
            "How long the TLS handshakes of SSLSocket took that succeeded, the first of each connection; by role of the"
                    + " connection. Those of SSLEngine are not known.",
            Key.ROLE),
    TLS_HANDSHAKE_FAILURES(
            Type.COUNTER,
            "jvm_socket_tls_handshake_failures_total",
            "TLS handshakes of SSLSocket that failed, by role and cause; tls means the handshake itself: a certificate, a"
                    + " version or an alert.",
            Key.ROLE,
            Key.ERROR_TYPE),
    DATAGRAM_SOCKETS(
            Type.GAUGE,
            "jvm_socket_datagram_sockets",
            "Datagram sockets that are bound or connected now, by service: role client for the peer of a connected one;"
                    + " role server for a port that the application chose; role client and ~unconnected for one that is"
                    + " bound to any port and sends to whom it likes.",
            Key.service()),
    DATAGRAMS(
            Type.COUNTER,
            "jvm_socket_datagrams_total",
            "Datagrams that the application has received or sent, empty ones included.",
            Key.DIRECTION),
    DATAGRAMS_FILLED(
            Type.COUNTER,
            "jvm_socket_datagrams_filled_total",
            "Received datagrams that filled the application's buffer to its last byte: more may have been cut off, which"
                    + " Java cannot tell."),
    UNCONNECTED(
            Type.GAUGE,
            "jvm_socket_unconnected",
            "Stream sockets that are open now and neither listen nor are connected: never bound, bound only, connecting,"
                    + " or with a connect that failed.",
            Key.TRANSPORT),
    OPEN_FAILURES(
            Type.COUNTER,
            "jvm_socket_open_failures_total",
            "Sockets that could not be opened, by cause; too_many_open_files when the process has used up its descriptors.",
            Key.TRANSPORT,
            Key.ERROR_TYPE),
    FDS(
            Type.GAUGE,
            "jvm_socket_fds",
            "Descriptors of this process that are sockets, by the kernel's word: what jvm_socket_agent_tracked and"
                    + " jvm_socket_other have together. Not there where the kernel cannot be asked."),
    OTHER(
            Type.GAUGE,
            "jvm_socket_other",
            "Sockets of this process that are not tracked, by the kernel's kind: those that the JVM itself or a native"
                    + " library has opened.",
            Key.KIND),
    TCP_CONNECTIONS(
            Type.GAUGE,
            "jvm_socket_tcp_connections",
            "TCP connections that are open now, by their state in the kernel (RFC 9293), as the kernel was last asked."
                    + " unknown: opened since then, or no more in the kernel's tables, as after a reset. Not there where"
                    + " the kernel cannot be asked.",
            Key.STATE,
            Key.ROLE),
    QUEUED_BYTES(
            Type.GAUGE,
            "jvm_socket_queued_bytes",
            "Bytes in the kernel's queues of all TCP connections: arrived and not read yet (receive; the peer's end of"
                    + " stream counts as one until it is read), written and not acknowledged yet (transmit).",
            Key.ROLE,
            Key.DIRECTION),
    LISTENERS(Type.GAUGE, "jvm_socket_listeners", "Sockets that are listening now.", Key.TRANSPORT),
    LISTENER_INFO(
            Type.INFO,
            "jvm_socket_listener_info",
            "What listens now: always 1. The backlog is what the application asked for, in connections, or unknown; the"
                    + " kernel grants at most net.core.somaxconn.",
            Key.server(Key.BACKLOG)),
    LISTENER_ACCEPT_QUEUE_LENGTH(
            Type.GAUGE,
            "jvm_socket_listener_accept_queue_length",
            "Connections that wait to be accepted, by listener of TCP, as the kernel has it; the sum where several listeners"
                    + " share an address and port (SO_REUSEPORT).",
            Key.server()),
    LISTENER_ACCEPT_QUEUE_LIMIT(
            Type.GAUGE,
            "jvm_socket_listener_accept_queue_limit",
            "How many connections may wait to be accepted: the lesser of the backlog and net.core.somaxconn as it was when"
                    + " the listener was first seen. The kernel takes one more, then it drops what comes. Not there for a"
                    + " listener that was there before the agent, whose backlog is not known.",
            Key.server()),
    LISTENER_ACCEPT_QUEUE_LENGTH_MAX(
            Type.GAUGE,
            "jvm_socket_listener_accept_queue_length_max",
            "The most connections that were seen waiting at once since the listener is there. The agent looks every second"
                    + " (option sample): what was shorter may not have been seen.",
            Key.server()),
    NETNS_LISTEN_OVERFLOWS(
            Type.COUNTER,
            "jvm_socket_netns_listen_overflows_total",
            "Connections, or attempts at one, that found an accept queue full: of all listeners of the network namespace,"
                    + " other processes' too, since it is there (ListenOverflows of /proc/net/netstat)."),
    NETNS_LISTEN_DROPS(
            Type.COUNTER,
            "jvm_socket_netns_listen_drops_total",
            "Connections, or attempts at one, that listeners dropped for that or another cause, in the network namespace"
                    + " as above (ListenDrops of /proc/net/netstat)."),
    EPHEMERAL_PORTS_IN_USE(
            Type.GAUGE,
            "jvm_socket_ephemeral_ports_in_use",
            "Ephemeral ports in use towards a destination of TCP, by any process of the network namespace and in any state,"
                    + " TIME_WAIT among them; of a destination with several addresses, towards the one with the most.",
            Key.ADDRESS,
            Key.PORT),
    EPHEMERAL_PORTS_LIMIT(
            Type.GAUGE,
            "jvm_socket_ephemeral_ports_limit",
            "How many ephemeral ports there are towards each destination: net.ipv4.ip_local_port_range less"
                    + " ip_local_reserved_ports."),
    OPEN_FDS(
            Type.GAUGE,
            "process_open_fds",
            "Descriptors of this process that are open, sockets or not. Not there where the kernel cannot be asked."),
    MAX_FDS(
            Type.GAUGE,
            "process_max_fds",
            "How many descriptors this process may have open (RLIMIT_NOFILE). Not there when there is no limit or it is not"
                    + " known."),
    LISTENER_ACCEPTED(
            Type.COUNTER,
            "jvm_socket_listener_accepted_total",
            "Connections that the application has accepted, those that are not tracked included, by listener.",
            Key.server()),
    LISTENER_ACCEPT_FAILURES(
            Type.COUNTER,
            "jvm_socket_listener_accept_failures_total",
            "Accepts that failed, by listener and cause. One that only timed out is none, nor is one that was cut off"
                    + " because the listener was closed.",
            Key.server(Key.ERROR_TYPE)),
    OWNER_CONNECTIONS_OPEN(
            Type.GAUGE,
            "jvm_socket_owner_connections_open",
            "Connections that are open now, by owner: the method that opened or accepted them, the innermost that is neither"
                    + " the JDK's nor that of a pool, driver or client. ~untraced when that was not found out (option"
                    + " owners), ~unseen for what was open before the agent came.",
            Key.OWNER,
            Key.ROLE),
    OWNER_UNCONNECTED(
            Type.GAUGE,
            "jvm_socket_owner_unconnected",
            "Stream sockets that are open now and neither listen nor are connected, by owner.",
            Key.OWNER),
    LEAK_SUSPECTS(
            Type.GAUGE,
            "jvm_socket_leak_suspects",
            "Open sockets that may have been forgotten, by who opened them: open and idle for long (options leakAge and"
                    + " leakIdle) and never seen to be used again after a pause. No verdict: /api/v1/leaks has the evidence.",
            Key.OWNER),
    CLOSE_WAIT(
            Type.GAUGE,
            "jvm_socket_close_wait",
            "TCP connections that the peer has ended and the application has not closed, by who opened them.",
            Key.OWNER),
    CLOSE_WAIT_OLDEST(
            Type.GAUGE,
            "jvm_socket_close_wait_oldest_seconds",
            "For how long one of them has waited, at most, as far as is known; 0 when there are none.",
            Key.ROLE),
    LEAKED(
            Type.COUNTER,
            "jvm_socket_leaked_total",
            "Sockets of every kind that the application forgot without closing them, so that the garbage collector did, by"
                    + " owner.",
            Key.OWNER),
    AGENT_INFO(
            Type.INFO,
            "jvm_socket_agent_info",
            "The agent: its version, the Java version that it runs on, and how it was started (premain or attach);"
                    + " always 1.",
            Key.VERSION,
            Key.JDK,
            Key.MODE),
    AGENT_HOOKS(
            Type.GAUGE,
            "jvm_socket_agent_hooks",
            "Whether the agent observes this method of the JDK or of Netty: 1 if it does; 0 if the method is not there, could not be"
                    + " instrumented or was released. Absent until the method's class is loaded.",
            Key.HOOK),
    AGENT_ERRORS(
            Type.COUNTER,
            "jvm_socket_agent_errors_total",
            "Failures inside the agent, all kept from the application, by where. Anything but 0 is a bug.",
            Key.WHERE),
    AGENT_TRACKED(
            Type.GAUGE,
            "jvm_socket_agent_tracked",
            "Sockets that are tracked now, the agent's own and those without a connection included."),
    AGENT_UNTRACKED(
            Type.COUNTER,
            "jvm_socket_agent_untracked_total",
            "Sockets that the metrics miss or missed: table_full, not tracked because too many are open (option"
                    + " maxSockets); unseen_open, found open by asking the kernel, and tracked since; unseen_end, closed"
                    + " without the agent noticing until their descriptor was reused or the kernel was asked.",
            Key.REASON),
    AGENT_UNTRACED(
            Type.COUNTER,
            "jvm_socket_agent_untraced_total",
            "Openings of which the owner was not found out because sockets opened faster than it could be paid for."),
    AGENT_EVENTS_MISSED(
            Type.COUNTER,
            "jvm_socket_agent_events_missed_total",
            "Events that neither the file of events (option events) nor Java Flight Recorder was told of, because too many"
                    + " happened in a second."),
    AGENT_SERIES_OVERFLOW(
            Type.COUNTER,
            "jvm_socket_agent_series_overflow_total",
            "How often something was counted under ~other because there are too many to tell apart: of services, see"
                    + " option maxServices; how many peers, beyond 1,000 addresses of destinations, have no ephemeral ports"
                    + " counted; how many owners are counted there: see option maxOwners.",
            Key.METRIC),
    AGENT_SCAN_DURATION(
            Type.SUMMARY,
            "jvm_socket_agent_scan_duration_seconds",
            "How long the agent took to look at all sockets for a scrape or another reader: at its own table (snapshot),"
                    + " at the kernel's (kernel).",
            Key.SCANNER);

    /** The types of OpenMetrics that occur. */
    enum Type {
        GAUGE,
        COUNTER,
        HISTOGRAM,
        SUMMARY,
        /** A gauge that is always 1 in the Prometheus text format, which has no such type. */
        INFO
    }

    private final Type type;
    private final String metric;
    private final String help;

    @SuppressWarnings("ImmutableEnumChecker") // It is unmodifiable; Java 8 has no type that says so.
    private final List<String> labels;

    Family(Type type, String metric, String help, String... labels) {
        this.type = type;
        this.metric = metric;
        this.help = help;
        this.labels = Collections.unmodifiableList(Arrays.asList(labels));
    }

    /** The name, as the Prometheus text format has it. */
    public String metric() {
        return metric;
    }

    /** What it means, one or two sentences. */
    public String help() {
        return help;
    }

    /** The names of the labels of each of its series. */
    public List<String> labels() {
        return labels;
    }

    /** The type, as the Prometheus text format has it: {@code gauge}, {@code counter}, {@code histogram}, {@code summary}. */
    public String typeName() {
        return (type == Type.INFO ? Type.GAUGE : type).name().toLowerCase(Locale.ROOT);
    }

    /** The unit, {@code seconds} or {@code bytes}; {@code null} for what is merely counted. */
    public @Nullable String unitName() {
        Unit unit = unit();
        return unit == null ? null : unit.toString();
    }

    Type type() {
        return type;
    }

    /** What the Prometheus client wants to know; it adds the suffix of the type to the name by itself. */
    MetricMetadata metadata() {
        return new MetricMetadata(bareName(), help, unit());
    }

    private String bareName() {
        String suffix = type == Type.COUNTER ? "_total" : type == Type.INFO ? "_info" : "";
        return metric.substring(0, metric.length() - suffix.length());
    }

    private @Nullable Unit unit() {
        String name = bareName();
        return name.endsWith("_seconds") ? Unit.SECONDS : name.endsWith("_bytes") ? Unit.BYTES : null;
    }
}
