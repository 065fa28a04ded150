package io.github.jsock.acceptance;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of a {@link StepCheck} about descriptors: each socket of the process is in one list, idle ones among them. */
record DescriptorCheck(Account account, KernelSockets kernel, Published published, Scrape scrape, int agentPort) {

    void compare(Difference difference) {
        unconnected(difference);
        connecting(difference);
        outsideTables(difference);
        others(difference);
        counts(difference);
    }

    private void unconnected(Difference difference) {
        String text = "%s %s %s";
        difference.between(
                "idle sockets of the program",
                account.idle().stream().map(s -> text.formatted(s.transport(), s.state(), s.local())),
                published.unconnected().stream().map(s -> text.formatted(s.transport(), s.state(), local(s))));
        Map<String, Long> expected = account.idle().stream()
                .collect(Collectors.groupingBy(Account.Idle::transport, TreeMap::new, Collectors.counting()));
        difference.between(
                "idle sockets, metric",
                expected.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()),
                scrape.named("jvm_socket_unconnected").stream()
                        .filter(s -> s.value() > 0)
                        .map(s -> s.label("network_transport") + " " + (long) s.value()));
    }

    /** As the program writes it. */
    private String local(Published.Unconnected socket) {
        if (socket.transport().equals("unix")) {
            return socket.localAddress() == null ? "" : socket.localAddress();
        }
        int port = socket.localPort() == null ? 0 : socket.localPort();
        return Integer.toString(socket.state().equals("connecting") ? account.knownPort(port) : port);
    }

    private void connecting(Difference difference) {
        String text = "fd %d to %s port %d";
        difference.between(
                "connecting sockets of the kernel",
                kernel.connecting().stream().map(s -> text.formatted(s.fd(), s.peerAddress(), s.peerPort())),
                published.unconnected().stream()
                        .filter(s -> s.state().equals("connecting"))
                        .map(s -> text.formatted(s.fd(), s.peerAddress(), s.peerPort())));
    }

    private void outsideTables(Difference difference) {
        Set<String> shut = account.openEnds().stream()
                .filter(end -> !end.isAssociated())
                .map(end -> end.localPort() + " " + end.peerPort())
                .collect(Collectors.toSet());
        Stream<Integer> idle = published.unconnected().stream()
                .filter(s -> s.transport().equals("tcp") && !s.state().equals("connecting"))
                .map(Published.Unconnected::fd);
        Stream<Integer> unbound = published.datagramSockets().stream()
                .filter(s -> s.state().equals("opened"))
                .map(Published.DatagramSocket::fd);
        Stream<Integer> over = published.connections("tcp").stream()
                .filter(c -> shut.contains(c.localPort() + " " + c.peerPort()))
                .map(Published.Connection::fd);
        difference.between(
                "descriptors in no table of the kernel",
                kernel.outsideTables().stream(),
                Stream.of(idle, unbound, over).flatMap(fds -> fds));
        difference.between(
                "idle Unix sockets of the kernel",
                kernel.unix().stream().filter(KernelUnixSocket::isIdle).map(s -> s.fd() + " " + s.path()),
                published.unconnected().stream()
                        .filter(s -> s.transport().equals("unix"))
                        .map(s -> s.fd() + " " + local(s)));
    }

    /** What the JVM opens itself no hook sees. */
    private void others(Difference difference) {
        difference.between(
                "other sockets",
                kernel.unix().stream().filter(KernelUnixSocket::isTheJvms).map(s -> s.fd() + " unix"),
                published.otherSockets().stream().map(s -> s.fd() + " " + s.kind()));
        difference.between(
                "other sockets, metric", (long) published.otherSockets().size(), scrape.sum("jvm_socket_other"));
    }

    private void counts(Difference difference) {
        Published.Totals told = published.totals();
        difference.between("sockets of the kernel", kernel.count(agentPort), told.socketFds() - told.own());
        difference.between("sockets: tracked and others", told.socketFds(), told.tracked() + told.others());
        difference.between("sum of others", (long) published.otherSockets().size(), told.others());
        difference.between("sum of idle sockets", (long) account.idle().size(), told.unconnected());
        List<Integer> fds = Stream.of(
                        published.listeners().stream().map(Published.Listener::fd),
                        published.connections().stream().map(Published.Connection::fd),
                        published.datagramSockets().stream().map(Published.DatagramSocket::fd),
                        published.unconnected().stream().map(Published.Unconnected::fd),
                        published.otherSockets().stream().map(Published.OtherSocket::fd))
                .flatMap(list -> list)
                .toList();
        difference.between("descriptors in several lists", 0, fds.size() - distinct(fds));
        difference.between("sockets in the lists", told.socketFds() - told.own(), (long) fds.size());
    }

    private static int distinct(Collection<Integer> fds) {
        return new HashSet<>(fds).size();
    }
}
