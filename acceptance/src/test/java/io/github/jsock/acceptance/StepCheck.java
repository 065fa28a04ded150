package io.github.jsock.acceptance;

import io.github.jsock.acceptance.Account.End;
import io.github.jsock.acceptance.Account.Totals;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds what the agent publishes against the kernel and against the program's account, while the program rests. Each thing
 * compared is one line of text, so that a difference can be read.
 *
 * @param agentPort sockets of the kernel at this local port are the agent's own and left out
 */
record StepCheck(Account account, KernelSockets kernel, Published published, Scrape scrape, int agentPort) {
    private static final String CONNECTION = "%s %s to %s, sent %d, received %d, %s";
    private static final String TOTALS =
            "opened %d, closed %d, open %d, sent %d, received %d, listeners %d, connecting %d, errors %d";

    /**
     * Compares everything.
     *
     * @throws AssertionError with every difference
     */
    void assertAgreement() {
        Difference difference = new Difference();
        new KernelCheck(kernel, published, agentPort).compare(difference, shut());
        listeners(difference);
        programsConnections(difference);
        closedConnections(difference);
        totals(difference);
        connectFailures(difference);
        new UnixCheck(account.unix(), kernel, published).compare(difference);
        new DatagramCheck(account.datagrams(), kernel, published, scrape).compare(difference);
        new DescriptorCheck(account, kernel, published, scrape, agentPort).compare(difference);
        difference.assertNone("published otherwise than it is, after step " + account.step());
    }

    private void listeners(Difference difference) {
        String counts = "port %s: backlog %s, accepted %d, of which open %d";
        difference.between(
                "listeners of the program",
                account.listeners().stream()
                        .map(s -> counts.formatted(s.port(), s.backlog(), s.accepted(), account.openOf(s))),
                published.listeners("tcp").stream()
                        .map(s -> counts.formatted(s.localPort(), s.backlog(), s.accepted(), s.open())));
    }

    /** A connection that is shut both ways is open for the program and the agent, yet no longer known to the kernel. */
    private Set<String> shut() {
        Set<String> shut = new HashSet<>();
        account.openEnds().stream()
                .filter(end -> !end.isAssociated())
                .forEach(end -> shut.add(end.localPort() + " " + end.peerPort()));
        return shut;
    }

    private void programsConnections(Difference difference) {
        difference.between(
                "connections of the program",
                account.openEnds().stream().map(end -> text(end, "open")),
                published.connections("tcp").stream().map(c -> text(c, "open")));
    }

    /** Of what closed before this step, and of what the account leaves out, the history may still tell. */
    private void closedConnections(Difference difference) {
        List<String> expected =
                account.closedEnds().stream().map(end -> text(end, end.state())).toList();
        Set<String> wanted = new HashSet<>();
        account.closedEnds().forEach(end -> wanted.add(end.localPort() + " " + end.peerPort()));
        difference.between(
                "connections that the program closed",
                expected.stream(),
                published.recentlyClosed("tcp").stream()
                        .filter(c -> wanted.contains(c.localPort() + " " + c.peerPort()))
                        .map(c -> text(c, String.valueOf(c.closeReason()))));
    }

    private void totals(Difference difference) {
        Totals said = account.totals();
        String expected = TOTALS.formatted(
                said.opened(),
                said.closed(),
                said.opened() - said.closed(),
                said.sent(),
                said.received(),
                account.listeners().size() + account.unix().listeners().size(),
                account.connecting().size(),
                0);
        Published.Totals told = published.totals();
        difference.between(
                "totals",
                expected,
                TOTALS.formatted(
                        told.connectionsOpened(),
                        told.connectionsClosed(),
                        told.connectionsOpen(),
                        told.bytesSent(),
                        told.bytesReceived(),
                        published.listeners().size(),
                        told.connectsInProgress(),
                        told.errors()));
        difference.between(
                "sums of the metrics",
                expected,
                TOTALS.formatted(
                        scrape.sum("jvm_socket_connections_opened_total"),
                        scrape.sum("jvm_socket_connections_closed_total"),
                        scrape.sum("jvm_socket_connections_open"),
                        scrape.sum("jvm_socket_io_bytes_total", "network_io_direction", "transmit"),
                        scrape.sum("jvm_socket_io_bytes_total", "network_io_direction", "receive"),
                        scrape.sum("jvm_socket_listeners"),
                        scrape.sum("jvm_socket_connects_in_progress"),
                        scrape.sum("jvm_socket_agent_errors_total")));
        difference.between(
                "metric of connections, of udp",
                0L,
                scrape.sum("jvm_socket_connections_opened_total", "network_transport", "udp"));
        difference.between("untracked", 0L, told.untracked());
        difference.between("untracked, metric", 0L, scrape.sum("jvm_socket_agent_untracked_total"));
    }

    private void connectFailures(Difference difference) {
        String text = "%s: %s port %s, %d times";
        difference.between(
                "failed connects",
                account.connectFailures().entrySet().stream()
                        .map(e -> text.formatted(
                                e.getKey().errorType(),
                                e.getKey().address(),
                                e.getKey().port(),
                                e.getValue())),
                scrape.named("jvm_socket_connect_failures_total").stream()
                        .map(s -> text.formatted(
                                s.label("error_type"), s.label("server_address"), s.label("server_port"), (long)
                                        s.value())));
        difference.between(
                "total of failed connects",
                account.connectFailures().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                published.totals().connectFailures());
    }

    private static String text(End end, String state) {
        return CONNECTION.formatted(end.role(), end.localPort(), end.peerPort(), end.sent(), end.received(), state);
    }

    private static String text(Published.Connection connection, String state) {
        return CONNECTION.formatted(
                connection.role(),
                connection.localPort(),
                connection.peerPort(),
                connection.bytesSent(),
                connection.bytesReceived(),
                state);
    }
}
