package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.jsock.programs.Inherited;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A JVM that was started with a socket as its standard streams: the socket is known once, whatever becomes of it. */
@Execution(ExecutionMode.CONCURRENT)
class InheritedChannelTest {
    private static final Path INHERIT = Path.of("src", "test", "resources", "inherit.pl");
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Path PERL = Path.of("/usr/bin/perl");

    static List<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void isAConnectionThatSomebodyElseAccepted(Jdk jdk) throws Exception {
        try (ServerSocket inetd = new ServerSocket(0, 1, LOOPBACK);
                TargetJvm jvm = start(jdk, "connection", inetd.getLocalPort(), "channel");
                Socket peer = inetd.accept()) {
            exchange(peer);
            eventually(jvm, published -> {
                assertThat(published.connections())
                        .extracting(c -> "%s %d, peer %d, sent %d, received %d"
                                .formatted(c.role(), c.serverPort(), c.peerPort(), c.bytesSent(), c.bytesReceived()))
                        .containsExactly("server %d, peer %d, sent 5, received 5"
                                .formatted(peer.getPort(), inetd.getLocalPort()));
                assertNothingElse(published);
            });
            HooksSeen.note(jdk.toString(), Cli.published(jvm.pid()).hooks());
            peer.shutdownOutput();
            assertThat(jvm.awaitExit()).as(jvm.toString()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void isAListenerThatSomebodyElseOpened(Jdk jdk) throws Exception {
        try (TargetJvm jvm = start(jdk, "listener", 0, "channel")) {
            eventually(jvm, published -> assertThat(published.listeners()).hasSize(1));
            int port = portOf(
                    Cli.published(jvm.pid()).listeners().iterator().next().localPort());
            try (Socket peer = new Socket(LOOPBACK, port)) {
                exchange(peer);
                eventually(jvm, published -> {
                    assertThat(published.listeners())
                            .extracting(l -> "accepted %d, open %d".formatted(l.accepted(), l.open()))
                            .containsExactly("accepted 1, open 1");
                    assertThat(published.connections())
                            .extracting(c -> "%s %d, sent %d".formatted(c.role(), c.serverPort(), c.bytesSent()))
                            .containsExactly("server %d, sent 5".formatted(port));
                    assertNothingElse(published);
                });
            }
            assertThat(jvm.awaitExit()).as(jvm.toString()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void isADatagramSocketThatSomebodyElseBound(Jdk jdk) throws Exception {
        try (TargetJvm jvm = start(jdk, "datagrams", 0, "channel");
                DatagramSocket peer = new DatagramSocket(0, LOOPBACK)) {
            eventually(jvm, published -> assertThat(published.datagramSockets()).hasSize(1));
            int port = portOf(
                    Cli.published(jvm.pid()).datagramSockets().iterator().next().localPort());
            send(peer, new byte[5], port);
            peer.setSoTimeout((int) TargetJvm.PATIENCE.toMillis());
            peer.receive(new DatagramPacket(new byte[10], 10));
            eventually(jvm, published -> {
                assertThat(published.datagramSockets())
                        .extracting(d ->
                                "%s, sent %d, received %d".formatted(d.role(), d.datagramsSent(), d.bytesReceived()))
                        .containsExactly("server, sent 1, received 5");
                assertNothingElse(published);
            });
            send(peer, new byte[0], port);
            assertThat(jvm.awaitExit()).as(jvm.toString()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void isOneConnectionThoughTwoStreamsShareIt(Jdk jdk) throws Exception {
        try (ServerSocket inetd = new ServerSocket(0, 1, LOOPBACK);
                TargetJvm jvm = start(jdk, "connection", inetd.getLocalPort(), "streams");
                Socket peer = inetd.accept()) {
            eventually(jvm, published -> {
                assertThat(published.connections()).extracting(c -> c.fd()).containsExactly(1);
                assertThat(published.otherSockets())
                        .filteredOn(other -> other.kind().equals("tcp"))
                        .extracting(other -> other.fd())
                        .containsExactly(0);
            });
            peer.shutdownOutput();
            assertThat(jvm.awaitExit()).as(jvm.toString()).isZero();
        }
    }

    private static TargetJvm start(Jdk jdk, String kind, int port, String how) throws IOException {
        assumeTrue(Files.isExecutable(PERL), "only " + PERL + " can start a JVM with a socket as its standard input");
        return TargetJvm.on(jdk)
                .by(PERL.toString(), INHERIT.toString(), kind, Integer.toString(port))
                // From 17 on the JDK takes an inherited datagram socket for one of IPv6 otherwise, and cannot send by
                // it.
                .jvmArgs("-Djava.net.preferIPv4Stack=true")
                .agent("http=off,jmx=off")
                .main(Inherited.class.getName(), how);
    }

    private static int portOf(@Nullable Integer published) {
        if (published == null) {
            throw new AssertionError("no port");
        }
        return published;
    }

    private static void exchange(Socket peer) throws IOException {
        peer.setSoTimeout((int) TargetJvm.PATIENCE.toMillis());
        peer.getOutputStream().write(new byte[5]);
        assertThat(peer.getInputStream().readNBytes(5)).hasSize(5);
    }

    private static void send(DatagramSocket from, byte[] bytes, int port) throws IOException {
        from.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress(LOOPBACK, port)));
    }

    /** Its standard error may be the socket: so it is asked by the command line. */
    private static void eventually(TargetJvm jvm, ThrowingConsumer<Published> check) {
        await().pollInSameThread()
                .atMost(TargetJvm.PATIENCE)
                .untilAsserted(() -> check.accept(Cli.published(jvm.pid())));
    }

    private static void assertNothingElse(Published published) {
        assertThat(published.unconnected()).isEmpty();
        assertThat(published.otherSockets())
                .filteredOn(other -> !other.kind().equals("unix"))
                .extracting(other -> other.fd())
                .as("the standard streams, which are the same socket")
                .containsExactly(0, 1);
        assertThat(published.totals().untracked()).isZero();
        assertThat(published.totals().errors()).isZero();
    }
}
