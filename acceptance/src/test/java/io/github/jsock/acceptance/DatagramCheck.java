package io.github.jsock.acceptance;

import io.github.jsock.acceptance.DatagramAccount.Moved;
import io.github.jsock.acceptance.DatagramAccount.Service;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of a {@link StepCheck} about datagram sockets and what stands for them in the services and the metrics. */
record DatagramCheck(DatagramAccount account, KernelSockets kernel, Published published, Scrape scrape) {
    private static final String IO = "%s, %s %d";

    void compare(Difference difference) {
        kernelsSockets(difference);
        programsSockets(difference);
        services(difference);
        operations(difference);
        totals(difference);
        errors(difference);
        difference.between(
                "closed datagram sockets in the history",
                0,
                published.recentlyClosed("udp").size());
    }

    private void kernelsSockets(Difference difference) {
        String text = "fd %d: %s port %s, connected to %s";
        difference.between(
                "datagram sockets of the kernel",
                kernel.datagrams().stream()
                        .map(s -> text.formatted(
                                s.fd(),
                                s.localAddress(),
                                s.localPort(),
                                s.peerPort() == 0 ? "nothing" : s.peerAddress() + " " + s.peerPort())),
                published.datagramSockets().stream()
                        .filter(s -> !s.state().equals("opened"))
                        .map(s -> text.formatted(
                                s.fd(),
                                s.localAddress(),
                                s.localPort(),
                                s.peerPort() == null ? "nothing" : s.peerAddress() + " " + s.peerPort())));
    }

    private void programsSockets(Difference difference) {
        String text = "%d to %d, %s, %s, destinations %d, %s";
        difference.between(
                "datagram sockets of the program",
                account.sockets().stream()
                        .map(s -> text.formatted(
                                s.localPort(), s.peerPort(), s.service(), s.moved(), s.destinations(), s.state())),
                published.datagramSockets().stream()
                        .map(s -> text.formatted(
                                orZero(s.localPort()),
                                orZero(s.peerPort()),
                                service(s.role(), s.serverAddress(), s.serverPort()),
                                moved(s),
                                s.destinations(),
                                s.state())));
    }

    private void services(Difference difference) {
        String bytes = "%s, sent %d, received %d";
        difference.between(
                "bytes of datagram services",
                account.movedByService().entrySet().stream()
                        .filter(e -> e.getValue().sentBytes() + e.getValue().receivedBytes() > 0)
                        .map(e -> bytes.formatted(
                                e.getKey(),
                                e.getValue().sentBytes(),
                                e.getValue().receivedBytes())),
                published.services().stream()
                        .filter(s -> s.transport().equals("udp") && s.bytesSent() + s.bytesReceived() > 0)
                        .map(s -> bytes.formatted(service(s), s.bytesSent(), s.bytesReceived())));
        Map<Service, Long> open = account.sockets().stream()
                .filter(DatagramAccount.Socket::isBound)
                .collect(Collectors.groupingBy(DatagramAccount.Socket::service, Collectors.counting()));
        String sockets = "%s: %d";
        difference.between(
                "open sockets of datagram services",
                open.entrySet().stream().map(e -> sockets.formatted(e.getKey(), e.getValue())),
                published.services().stream()
                        .filter(s -> s.transport().equals("udp") && s.open() > 0)
                        .map(s -> sockets.formatted(service(s), s.open())));
        difference.between(
                "open sockets of datagram services, metric",
                open.entrySet().stream().map(e -> sockets.formatted(e.getKey(), e.getValue())),
                scrape.named("jvm_socket_datagram_sockets").stream()
                        .filter(s -> s.value() > 0)
                        .map(s -> sockets.formatted(service(s), (long) s.value())));
        difference.between(
                "datagram services: opened without closed",
                published.services().stream()
                        .filter(s -> s.transport().equals("udp"))
                        .map(s -> sockets.formatted(service(s), s.open())),
                published.services().stream()
                        .filter(s -> s.transport().equals("udp"))
                        .map(s -> sockets.formatted(service(s), s.opened() - closed(s))));
    }

    private static long closed(Published.Service service) {
        return service.closed().values().stream().mapToLong(Long::longValue).sum();
    }

    private void operations(Difference difference) {
        difference.between(
                "bytes of datagrams, metric",
                io(Moved::sentBytes, Moved::receivedBytes),
                io("jvm_socket_io_bytes_total"));
        difference.between("datagrams, metric", io(Moved::sent, Moved::received), io("jvm_socket_io_operations_total"));
    }

    private Stream<String> io(Function<Moved, Long> sent, Function<Moved, Long> received) {
        return account.movedByService().entrySet().stream()
                .flatMap(e -> Stream.of(
                        IO.formatted(e.getKey(), "transmit", sent.apply(e.getValue())),
                        IO.formatted(e.getKey(), "receive", received.apply(e.getValue()))))
                .filter(text -> !text.endsWith(" 0"));
    }

    private Stream<String> io(String metric) {
        return scrape.named(metric).stream()
                .filter(s -> s.label("network_transport").equals("udp") && s.value() > 0)
                .map(s -> IO.formatted(service(s), s.label("network_io_direction"), (long) s.value()));
    }

    private void totals(Difference difference) {
        String text = "sockets %d, bound %d, sent %d, received %d, filled %d";
        Moved moved = account.moved();
        long bound = account.sockets().stream()
                .filter(DatagramAccount.Socket::isBound)
                .count();
        String expected =
                text.formatted(account.sockets().size(), bound, moved.sent(), moved.received(), moved.filled());
        Published.Totals told = published.totals();
        difference.between(
                "totals of datagrams",
                expected,
                text.formatted(
                        told.datagramSockets(),
                        scrape.sum("jvm_socket_datagram_sockets"),
                        told.datagramsSent(),
                        told.datagramsReceived(),
                        scrape.sum("jvm_socket_datagrams_filled_total")));
        difference.between(
                "sums of the metrics of datagrams",
                expected,
                text.formatted(
                        published.datagramSockets().size(),
                        scrape.sum("jvm_socket_datagram_sockets"),
                        scrape.sum("jvm_socket_datagrams_total", "network_io_direction", "transmit"),
                        scrape.sum("jvm_socket_datagrams_total", "network_io_direction", "receive"),
                        scrape.sum("jvm_socket_datagrams_filled_total")));
    }

    private void errors(Difference difference) {
        String text = "%s %s %s, %d times";
        difference.between(
                "failed sends and receives of datagrams",
                account.errors().entrySet().stream()
                        .map(e -> text.formatted(
                                e.getKey().transport(),
                                e.getKey().role(),
                                e.getKey().errorType(),
                                e.getValue())),
                scrape.named("jvm_socket_io_errors_total").stream()
                        .filter(s -> s.label("network_transport").equals("udp") && s.value() > 0)
                        .map(s -> text.formatted(
                                s.label("network_transport"), s.label("role"), s.label("error_type"), (long)
                                        s.value())));
    }

    private static Moved moved(Published.DatagramSocket socket) {
        return new Moved(
                socket.datagramsSent(),
                socket.bytesSent(),
                socket.datagramsReceived(),
                socket.bytesReceived(),
                socket.datagramsFilled());
    }

    private static Service service(Published.Service service) {
        return service(service.role(), service.serverAddress(), service.serverPort());
    }

    private static Service service(Scrape.Sample sample) {
        return service(
                sample.label("role"), sample.label("server_address"), Integer.valueOf(sample.label("server_port")));
    }

    /** As the program writes it. */
    private static Service service(@Nullable String role, @Nullable String address, @Nullable Integer port) {
        boolean allAddresses = Objects.equals(address, "::") || Objects.equals(address, "0.0.0.0");
        return new Service(
                role == null ? "-" : role, address == null ? "-" : allAddresses ? "*" : address, orZero(port));
    }

    private static int orZero(@Nullable Integer port) {
        return port == null ? 0 : port;
    }
}
