package io.github.jsock.exporter.metrics;

/** What the agent itself is, does and costs. */
enum AgentFamily implements Family {
    AGENT_INFO(
            Metric.Type.INFO,
            "jvm_socket_agent_info",
            "The agent: its version, the Java version that it runs on, and how it was started (premain or attach);"
                    + " always 1.",
            Key.VERSION,
            Key.JDK,
            Key.MODE),
    AGENT_HOOKS(
            Metric.Type.GAUGE,
            "jvm_socket_agent_hooks",
            "Whether the agent observes this method of the JDK or of Netty: 1 if it does; 0 if the method is not there, could not be"
                    + " instrumented or was released. Absent until the method's class is loaded.",
            Key.HOOK),
    AGENT_ERRORS(
            Metric.Type.COUNTER,
            "jvm_socket_agent_errors_total",
            "Failures inside the agent, all kept from the application, by where. Anything but 0 is a bug.",
            Key.WHERE),
    AGENT_TRACKED(
            Metric.Type.GAUGE,
            "jvm_socket_agent_tracked",
            "Sockets that are tracked now, the agent's own and those without a connection included."),
    AGENT_UNTRACKED(
            Metric.Type.COUNTER,
            "jvm_socket_agent_untracked_total",
            "Sockets that the metrics miss or missed: table_full, not tracked because too many are open (option"
                    + " maxSockets); unseen_open, found open by asking the kernel, and tracked since; unseen_end, closed"
                    + " without the agent noticing until their descriptor was reused or the kernel was asked.",
            Key.REASON),
    AGENT_UNTRACED(
            Metric.Type.COUNTER,
            "jvm_socket_agent_untraced_total",
            "Openings of which the owner was not found out because sockets opened faster than it could be paid for."),
    AGENT_EVENTS_MISSED(
            Metric.Type.COUNTER,
            "jvm_socket_agent_events_missed_total",
            "Events that neither the file of events (option events) nor Java Flight Recorder was told of, because too many"
                    + " happened in a second."),
    AGENT_SERIES_OVERFLOW(
            Metric.Type.COUNTER,
            "jvm_socket_agent_series_overflow_total",
            "How often something was counted under ~other because there are too many to tell apart: of services, see"
                    + " option maxServices; how many peers, beyond 1,000 addresses of destinations, have no ephemeral ports"
                    + " counted; how many owners are counted there: see option maxOwners.",
            Key.METRIC),
    AGENT_SCAN_DURATION(
            Metric.Type.SUMMARY,
            "jvm_socket_agent_scan_duration_seconds",
            "How long the agent took to look at all sockets for a scrape or another reader: at its own table (snapshot),"
                    + " at the kernel's (kernel).",
            Key.SCANNER);

    @SuppressWarnings("ImmutableEnumChecker") // It is immutable; Java 8 has nothing that says so.
    private final Metric metric;

    AgentFamily(Metric.Type type, String name, String help, String... labels) {
        metric = new Metric(type, name, help, labels);
    }

    @Override
    public Metric metric() {
        return metric;
    }
}
