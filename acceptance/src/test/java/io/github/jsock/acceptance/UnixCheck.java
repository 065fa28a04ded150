package io.github.jsock.acceptance;

import io.github.jsock.acceptance.UnixAccount.End;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The part of a {@link StepCheck} about Unix domain sockets that listen or are connected. */
record UnixCheck(UnixAccount account, KernelSockets kernel, Published published) {
    private static final String CONNECTION = "%s '%s' to '%s' at %s port %d, sent %d, received %d, %s";

    void compare(Difference difference) {
        listeners(difference);
        kernelsConnections(difference);
        difference.between(
                "Unix connections of the program",
                account.openEnds().stream().map(end -> text(end, "open")),
                published.connections("unix").stream().map(c -> text(c, "open")));
        closedConnections(difference);
    }

    private void listeners(Difference difference) {
        difference.between(
                "Unix listeners of the kernel",
                kernel.unix().stream()
                        .filter(KernelUnixSocket::isListening)
                        .map(s -> "fd %d listens on %s".formatted(s.fd(), s.path())),
                published.listeners("unix").stream()
                        .map(s -> "fd %d listens on %s".formatted(s.fd(), s.localAddress())));
        String counts = "%s: port %s, backlog %s, accepted %d, of which open %d";
        difference.between(
                "Unix listeners of the program",
                account.listeners().stream()
                        .map(s -> counts.formatted(s.path(), null, s.backlog(), s.accepted(), account.openOf(s))),
                published.listeners("unix").stream()
                        .map(s -> counts.formatted(
                                s.localAddress(), s.localPort(), s.backlog(), s.accepted(), s.open())));
    }

    /** When the other end has gone the kernel no longer knows its path. */
    private void kernelsConnections(Difference difference) {
        List<KernelUnixSocket> connected =
                kernel.unix().stream().filter(KernelUnixSocket::isConnected).toList();
        Set<Integer> withPeer = connected.stream()
                .filter(KernelUnixSocket::hasPeer)
                .map(KernelUnixSocket::fd)
                .collect(Collectors.toSet());
        String text = "fd %d: '%s' to '%s'";
        difference.between(
                "Unix connections of the kernel",
                connected.stream().map(s -> text.formatted(s.fd(), s.path(), s.hasPeer() ? s.peerPath() : "?")),
                published.connections("unix").stream()
                        .map(c -> text.formatted(
                                c.fd(), c.localAddress(), withPeer.contains(c.fd()) ? c.peerAddress() : "?")));
    }

    /** No path is used in more than one step, so that the history has nothing else of it. */
    private void closedConnections(Difference difference) {
        Set<String> paths = account.closedEnds().stream().map(End::serverPath).collect(Collectors.toSet());
        difference.between(
                "Unix connections that the program closed",
                account.closedEnds().stream().map(end -> text(end, end.state())),
                published.recentlyClosed("unix").stream()
                        .filter(c -> paths.contains(c.serverAddress()))
                        .map(c -> text(c, String.valueOf(c.closeReason()))));
    }

    private static String text(End end, String state) {
        return CONNECTION.formatted(
                end.role(), end.localPath(), end.peerPath(), end.serverPath(), 0, end.sent(), end.received(), state);
    }

    private static String text(Published.Connection connection, String state) {
        return CONNECTION.formatted(
                connection.role(),
                connection.localAddress(),
                connection.peerAddress(),
                connection.serverAddress(),
                connection.serverPort(),
                connection.bytesSent(),
                connection.bytesReceived(),
                state);
    }
}
