package io.github.jsock.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the agent publishes against the kernel and against the account of the application {@code NettySockets}, while
 * it rests.
 *
 * @param account its lines, as {@code NettyAccount} describes them
 */
record NettyCheck(String step, List<String> account, KernelSockets kernel, Published published, Scrape scrape) {

    void assertAgreement(int agentPort) {
        Difference difference = new Difference();
        difference.between("the program's account", account.stream(), lines().stream());
        difference.between(
                "associations of the kernel",
                kernel.associations(agentPort).stream()
                        .map(s -> connection(s.fd(), s.localPort(), s.peerPort(), s.written(), s.read())),
                published.connections("tcp").stream().map(NettyCheck::connection));
        difference.between(
                "datagram sockets of the kernel",
                kernel.datagrams().stream().map(s -> s.fd() + " at port " + s.localPort()),
                published.datagramSockets().stream()
                        .filter(s -> s.transport().equals("udp"))
                        .map(s -> s.fd() + " at port " + s.localPort()));
        descriptors(difference, kernel, published, agentPort);
        difference.between(
                "failed reads and writes",
                "",
                scrape.named("jvm_socket_io_errors_total").stream()
                        .map(s -> s.labels().toString())
                        .collect(Collectors.joining()));
        difference.assertNone("published otherwise than it is, after step " + step);
    }

    static String connection(Published.Connection c) {
        return connection(c.fd(), c.localPort(), c.peerPort(), c.bytesSent(), c.bytesReceived());
    }

    static String connection(int fd, @Nullable Integer local, @Nullable Integer peer, long sent, long received) {
        return "fd %d: port %d to %d, sent %d, received %d".formatted(fd, local, peer, sent, received);
    }

    /** What is published, as the program writes it. */
    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        published
                .listeners()
                .forEach(s -> lines.add("LISTEN %s %s %d"
                        .formatted(s.transport(), address(s.localAddress(), s.localPort()), s.accepted())));
        published
                .connections()
                .forEach(s -> lines.add("CONN %s %s %s %s %d %d"
                        .formatted(
                                s.transport(),
                                address(s.localAddress(), s.localPort()),
                                address(s.peerAddress(), s.peerPort()),
                                s.role(),
                                s.bytesSent(),
                                s.bytesReceived())));
        published
                .datagramSockets()
                .forEach(s -> lines.add("DATAGRAM %s %s %s datagram %d %d %d %d"
                        .formatted(
                                s.transport(),
                                address(s.localAddress(), s.localPort()),
                                s.state().equals("connected") ? address(s.peerAddress(), s.peerPort()) : "-",
                                s.bytesSent(),
                                s.bytesReceived(),
                                s.datagramsSent(),
                                s.datagramsReceived())));
        scrape.named("jvm_socket_connect_failures_total")
                .forEach(s -> lines.add("FAIL %s %s %s %d"
                        .formatted(s.label("error_type"), s.label("server_address"), s.label("server_port"), (long)
                                s.value())));
        Published.Totals totals = published.totals();
        lines.add("TOTAL %d %d %d %d"
                .formatted(
                        totals.connectionsOpened(),
                        totals.connectionsClosed(),
                        totals.bytesSent(),
                        totals.bytesReceived()));
        return lines;
    }

    private static String address(@Nullable String address, @Nullable Integer port) {
        if (address == null || address.isEmpty()) {
            return "-";
        }
        return port == null ? address : address + ':' + port;
    }

    /** Every socket is in one list, and the only ones not tracked are those that the JVM opened itself. */
    static void descriptors(Difference difference, KernelSockets kernel, Published published, int agentPort) {
        Published.Totals totals = published.totals();
        difference.between("sockets of the kernel", kernel.count(agentPort), totals.socketFds() - totals.own());
        difference.between("sockets: tracked and others", totals.socketFds(), totals.tracked() + totals.others());
        difference.between(
                "other sockets",
                kernel.unix().stream().filter(KernelUnixSocket::isTheJvms).map(s -> s.fd() + " unix"),
                published.otherSockets().stream().map(s -> s.fd() + " " + s.kind()));
        difference.between("errors", 0L, totals.errors());
        difference.between("untracked", 0L, totals.untracked());
        difference.between("hooks that should have taken", Stream.of(), hooksNotTaken(published));
    }

    private static Stream<String> hooksNotTaken(Published published) {
        return published.hooks().stream()
                .filter(hook -> hook.hook().contains("netty")
                        && hook.expected()
                        && !hook.state().equals("woven"))
                .map(hook -> hook.hook() + " " + hook.state());
    }
}
