package io.github.jsock.acceptance;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds what the agent publishes against the kernel and against the account of the program {@code Layers}, while it rests:
 * whatever stands above a socket, the socket is there once, with the bytes that the kernel has moved.
 *
 * @param agentPort sockets of the kernel at this local port are the agent's own and left out
 */
record LinksCheck(LinksAccount account, KernelSockets kernel, Published published, Scrape scrape, int agentPort) {

    /**
     * Compares everything.
     *
     * @throws AssertionError with every difference
     */
    void assertAgreement(String step) {
        Difference difference = new Difference();
        new KernelCheck(kernel, published, agentPort).compare(difference, Set.of());
        ends(difference);
        handshakes(difference);
        bytes(difference);
        totals(difference);
        series(difference);
        difference.assertNone("published otherwise than it is, after step " + step);
    }

    private void ends(Difference difference) {
        difference.between(
                "connections of the program",
                account.openEnds().stream(),
                published.connections().stream().map(LinksAccount::text));
        difference.between(
                "connections that the program closed",
                account.closedEnds().stream(),
                published.recentlyClosed().stream().map(LinksAccount::text));
    }

    private void handshakes(Difference difference) {
        String text = "%s: %d succeeded, %d failed";
        difference.between(
                "handshakes",
                account.handshakes().stream().map(h -> text.formatted(h.role(), h.succeeded(), h.failed())),
                Stream.of("client", "server")
                        .map(role -> text.formatted(
                                role,
                                scrape.sum("jvm_socket_tls_handshake_duration_seconds_count", "role", role),
                                scrape.sum("jvm_socket_tls_handshake_failures_total", "role", role))));
        difference.between(
                "handshakes that failed for another cause than TLS",
                scrape.sum("jvm_socket_tls_handshake_failures_total"),
                scrape.sum("jvm_socket_tls_handshake_failures_total", "error_type", "tls"));
        difference.between(
                "TLS without a time, or a time without TLS",
                Stream.of(),
                everyConnection()
                        .filter(c -> Boolean.TRUE.equals(c.tls())
                                != (c.tlsHandshakeSeconds() != null && c.tlsHandshakeSeconds() > 0)));
    }

    /** The kernel has told of the open ones; a service is the sum of its own. */
    private void bytes(Difference difference) {
        String text = "sent %d, received %d";
        difference.between(
                "bytes of all services",
                text.formatted(
                        everyConnection()
                                .mapToLong(Published.Connection::bytesSent)
                                .sum(),
                        everyConnection()
                                .mapToLong(Published.Connection::bytesReceived)
                                .sum()),
                text.formatted(
                        scrape.sum("jvm_socket_io_bytes_total", "network_io_direction", "transmit"),
                        scrape.sum("jvm_socket_io_bytes_total", "network_io_direction", "receive")));
    }

    private Stream<Published.Connection> everyConnection() {
        return Stream.concat(published.connections().stream(), published.recentlyClosed().stream());
    }

    private void totals(Difference difference) {
        Published.Totals told = published.totals();
        String text = "opened %d, closed %d, connect failures %d, errors %d, untracked %d";
        difference.between(
                "totals",
                text.formatted(account.ends().size(), account.closedEnds().size(), 0, 0, 0),
                text.formatted(
                        told.connectionsOpened(),
                        told.connectionsClosed(),
                        told.connectFailures(),
                        told.errors(),
                        scrape.sum("jvm_socket_agent_untracked_total")));
        difference.between(
                "accepted connections, metric",
                account.ends().size() / 2L,
                scrape.sum("jvm_socket_listener_accepted_total"));
        difference.between("sockets of the kernel", kernel.count(agentPort), told.socketFds() - told.own());
        difference.between("sockets: tracked and others", told.socketFds(), told.tracked() + told.others());
    }

    /** Prometheus refuses all that a scrape says when it says one thing twice. */
    private void series(Difference difference) {
        List<String> names = scrape.samples().stream()
                .map(sample -> sample.name() + sample.labels())
                .toList();
        difference.between("series, each once", new HashSet<>(names).stream(), names.stream());
    }
}
