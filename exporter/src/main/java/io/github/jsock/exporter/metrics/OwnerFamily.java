package io.github.jsock.exporter.metrics;

/** What is told by owner: the method that opened the sockets. */
enum OwnerFamily implements Family {
    OWNER_CONNECTIONS_OPEN(
            Metric.Type.GAUGE,
            "jvm_socket_owner_connections_open",
            "Connections that are open now, by owner: the method that opened or accepted them, the innermost that is neither"
                    + " the JDK's nor that of a pool, driver or client. ~untraced when that was not found out (option"
                    + " owners), ~unseen for what was open before the agent came.",
            Key.OWNER,
            Key.ROLE),
    OWNER_UNCONNECTED(
            Metric.Type.GAUGE,
            "jvm_socket_owner_unconnected",
            "Stream sockets that are open now and neither listen nor are connected, by owner.",
            Key.OWNER),
    LEAK_SUSPECTS(
            Metric.Type.GAUGE,
            "jvm_socket_leak_suspects",
            "Open sockets that may have been forgotten, by who opened them: open and idle for long (options leakAge and"
                    + " leakIdle) and never seen to be used again after a pause. No verdict: /api/v1/leaks has the evidence.",
            Key.OWNER),
    CLOSE_WAIT(
            Metric.Type.GAUGE,
            "jvm_socket_close_wait",
            "TCP connections that the peer has ended and the application has not closed, by who opened them.",
            Key.OWNER),
    CLOSE_WAIT_OLDEST(
            Metric.Type.GAUGE,
            "jvm_socket_close_wait_oldest_seconds",
            "For how long one of them has waited, at most, as far as is known; 0 when there are none.",
            Key.ROLE),
    LEAKED(
            Metric.Type.COUNTER,
            "jvm_socket_leaked_total",
            "Sockets of every kind that the application forgot without closing them, so that the garbage collector did, by"
                    + " owner.",
            Key.OWNER);

    @SuppressWarnings("ImmutableEnumChecker") // It is immutable; Java 8 has nothing that says so.
    private final Metric metric;

    OwnerFamily(Metric.Type type, String name, String help, String... labels) {
        metric = new Metric(type, name, help, labels);
    }

    @Override
    public Metric metric() {
        return metric;
    }
}
