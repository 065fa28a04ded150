package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jsock.acceptance.Account.End;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The oracle and the scenario program, without an agent: each proves the other. */
class KernelSocketsTest {
    private static final int NO_PORT = -1;

    @ParameterizedTest
    @MethodSource("io.github.jsock.acceptance.Jdk#all")
    @Execution(ExecutionMode.CONCURRENT)
    void programAndKernelAgreeWithoutAnAgent(Jdk jdk) throws Exception {
        try (TargetJvm jvm = ScenarioRun.start(TargetJvm.on(jdk))) {
            ScenarioRun.throughAllSteps(jvm, account -> compare(account, KernelSockets.of(jvm.pid())));
            jvm.send("exit");
            assertThat(jvm.awaitExit()).as("exit code").isZero();
            assertThat(jvm.stderr()).isEmpty();
        }
    }

    @Test
    void writesAddressesAsPeopleDo() throws Exception {
        try (ServerSocket wildcard = new ServerSocket(0);
                ServerSocket loopback = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(loopback.getInetAddress(), loopback.getLocalPort())) {
            KernelSockets sockets = KernelSockets.of(ProcessHandle.current().pid());

            assertThat(sockets.listeners(NO_PORT))
                    .filteredOn(socket -> socket.localPort() == loopback.getLocalPort())
                    .extracting(KernelSocket::localAddress)
                    .containsExactly("127.0.0.1");
            assertThat(sockets.listeners(NO_PORT))
                    .filteredOn(socket -> socket.localPort() == wildcard.getLocalPort())
                    .extracting(KernelSocket::localAddress)
                    .containsAnyOf("::", "0.0.0.0")
                    .hasSize(1);
            assertThat(sockets.associations(NO_PORT))
                    .filteredOn(socket -> socket.localPort() == client.getLocalPort())
                    .extracting(KernelSocket::state, KernelSocket::peerAddress, KernelSocket::peerPort)
                    .containsExactly(Tuple.tuple("ESTAB", "127.0.0.1", loopback.getLocalPort()));
        }
    }

    @Test
    void readsHexadecimalAddresses() {
        assertThat(List.of(
                        SocketAddressText.parse("0100007F:1F90"),
                        SocketAddressText.parse("0000000000000000FFFF00000100007F:0016"),
                        SocketAddressText.parse("00000000000000000000000001000000:FFFF"),
                        SocketAddressText.parse("00000000000000000000000000000000:0000"),
                        SocketAddressText.parse("B80D0120000000000000010002000000:0001")))
                .containsExactly(
                        new SocketAddressText("127.0.0.1", 8080),
                        new SocketAddressText("127.0.0.1", 22),
                        new SocketAddressText("::1", 65535),
                        new SocketAddressText("::", 0),
                        new SocketAddressText("2001:db8::1:0:0:2", 1));
    }

    private static void compare(Account said, KernelSockets kernel) {
        Difference difference = new Difference();
        difference.between(
                "listening ports, program and kernel",
                said.listeners().stream().map(Account.Listener::port),
                kernel.listeners(NO_PORT).stream().map(KernelSocket::localPort));
        difference.between(
                "connection ends, program and kernel",
                said.associatedEnds().stream().map(Ports::of),
                kernel.associations(NO_PORT).stream().map(Ports::of));
        difference.between(
                "connecting, program and kernel",
                said.connecting().stream(),
                kernel.connecting().stream().map(socket -> said.knownPort(socket.localPort())));
        compareDatagrams(difference, said.datagrams(), kernel);
        compareUnix(difference, said, kernel);
        difference.between("sockets in no table, program and kernel", outsideTables(said), (long)
                kernel.outsideTables().size());
        difference.assertNone("after step " + said.step());
    }

    /** When the program rests it has received all that was sent. */
    private static void compareDatagrams(Difference difference, DatagramAccount said, KernelSockets kernel) {
        String text = "%d to %d, %s, unread %s";
        difference.between(
                "datagram sockets, program and kernel",
                said.sockets().stream()
                        .filter(DatagramAccount.Socket::isBound)
                        .map(s -> text.formatted(s.localPort(), s.peerPort(), s.state(), false)),
                kernel.datagrams().stream()
                        .map(s -> text.formatted(
                                s.localPort(),
                                s.peerPort(),
                                s.state().equals("ESTAB") ? "connected" : "bound",
                                s.unread())));
    }

    private static void compareUnix(Difference difference, Account said, KernelSockets kernel) {
        difference.between(
                "Unix listeners, program and kernel",
                said.unix().listeners().stream().map(s -> s.path() + ", backlog " + s.backlog()),
                kernel.unix().stream()
                        .filter(KernelUnixSocket::isListening)
                        .map(s -> s.path() + ", backlog " + s.backlog()));
        String text = "%s to %s, peer %s";
        difference.between(
                "Unix connection ends, program and kernel",
                said.unix().openEnds().stream().map(s -> text.formatted(s.localPath(), s.peerPath(), s.isAssociated())),
                kernel.unix().stream()
                        .filter(KernelUnixSocket::isConnected)
                        .map(s -> text.formatted(s.path(), s.peerPath(), s.hasPeer())));
        difference.between(
                "idle Unix sockets, program and kernel",
                said.idle("unix").stream().map(Account.Idle::local),
                kernel.unix().stream().filter(KernelUnixSocket::isIdle).map(KernelUnixSocket::path));
    }

    private static long outsideTables(Account said) {
        long shut = said.openEnds().stream().filter(end -> !end.isAssociated()).count();
        long idle = said.idle("tcp").stream().filter(s -> !s.isConnecting()).count();
        long unbound = said.datagrams().sockets().stream()
                .filter(socket -> !socket.isBound())
                .count();
        return shut + idle + unbound;
    }

    private record Ports(int localPort, int peerPort, long sent, long received) {
        static Ports of(End end) {
            return new Ports(end.localPort(), end.peerPort(), end.sent(), end.received());
        }

        static Ports of(KernelSocket socket) {
            return new Ports(socket.localPort(), socket.peerPort(), socket.written(), socket.read());
        }
    }
}
