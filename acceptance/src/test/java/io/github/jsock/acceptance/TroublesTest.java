package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.jsock.programs.Troubled;
import java.net.URI;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of each trouble that people look for, whose it is, how often, in what state and why. */
@Execution(ExecutionMode.CONCURRENT)
class TroublesTest {
    private static final String PROGRAM = Troubled.class.getName() + '.';

    static List<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tellsWhoseEachIs(Jdk jdk) throws Exception {
        try (TargetJvm jvm = TargetJvm.on(jdk).agent("port=0").main(Troubled.class.getName())) {
            String[] ready = jvm.readLine().split(" ");
            assertThat(ready[0]).isEqualTo("READY");
            int slowPort = Integer.parseInt(ready[1]);
            URI agent = jvm.agentUrl();
            await().pollInSameThread().atMost(TargetJvm.PATIENCE).untilAsserted(() -> closeWait(jvm, agent));
            await().pollInSameThread().atMost(TargetJvm.PATIENCE).untilAsserted(() -> {
                Published published = Published.at(agent);
                resets(published, Scrape.at(agent));
                neverConnected(published, Scrape.at(agent));
                slowAccepts(published, Scrape.at(agent), slowPort);
                assertThat(published.connections()).allMatch(c -> "classes".equals(c.ownerLocation()));
                assertThat(published.totals().errors()).isZero();
            });
        }
    }

    private static void closeWait(TargetJvm jvm, URI agent) throws Exception {
        List<Published.Connection> waiting = Published.at(agent).connections().stream()
                .filter(c -> c.state().equals("close_wait"))
                .toList();
        assertThat(counted(waiting.stream().map(c -> c.role() + ' ' + c.owner())))
                .containsExactly("6 client " + PROGRAM + "fetchAndForget", "4 server " + PROGRAM + "serveAndForget");
        assertThat(waiting.stream().map(c -> c.localPort() + "-" + c.peerPort()))
                .containsExactlyInAnyOrderElementsOf(KernelSockets.of(jvm.pid()).tcp().stream()
                        .filter(socket -> socket.state().equals("CLOSE-WAIT"))
                        .map(socket -> socket.localPort() + "-" + socket.peerPort())
                        .toList());
        assertThat(Scrape.at(agent).named("jvm_socket_tcp_connections"))
                .filteredOn(sample -> sample.label("network_connection_state").equals("close_wait"))
                .extracting(sample -> sample.label("role") + ' ' + sample.value())
                .containsExactlyInAnyOrder("client 6.0", "server 4.0");
        Scrape scrape = Scrape.at(agent);
        assertThat(scrape.sum("jvm_socket_close_wait")).isEqualTo(10);
        assertThat(scrape.sum("jvm_socket_close_wait", "owner", PROGRAM + "fetchAndForget"))
                .isEqualTo(6);
        assertThat(scrape.sum("jvm_socket_close_wait", "owner", PROGRAM + "serveAndForget"))
                .isEqualTo(4);
    }

    /** Each different text once, how often it came before it; in the order of the texts. */
    private static List<String> counted(Stream<String> texts) {
        List<String> all = texts.toList();
        return new TreeSet<>(all)
                .stream()
                        .map(text -> all.stream().filter(text::equals).count() + " " + text)
                        .toList();
    }

    private static void resets(Published published, Scrape scrape) {
        assertThat(counted(published.recentlyClosed().stream()
                        .filter(c -> "reset".equals(c.closeReason()))
                        .map(c -> c.role() + ' ' + c.owner() + ' ' + c.errorType() + ' ' + c.exception())))
                .containsExactly("3 client " + PROGRAM + "readFromOneWhoBreaksOff reset java.net.SocketException");
        assertThat(scrape.sum("jvm_socket_connections_closed_total", "close_reason", "reset"))
                .isEqualTo(3);
        assertThat(scrape.sum("jvm_socket_io_errors_total", "error_type", "reset"))
                .isEqualTo(3);
    }

    private static void neverConnected(Published published, Scrape scrape) {
        assertThat(counted(published.unconnected().stream()
                        .map(s -> s.transport() + ' ' + s.state() + ' ' + s.owner() + ' ' + s.ownerLocation())))
                .containsExactly("5 tcp opened " + PROGRAM + "prepare classes");
        assertThat(scrape.sum("jvm_socket_owner_unconnected", "owner", PROGRAM + "prepare"))
                .isEqualTo(5);
    }

    /** The kernel lets in one more than the backlog says; who comes then waits in vain. */
    private static void slowAccepts(Published published, Scrape scrape, int port) {
        assertThat(published.listeners())
                .filteredOn(l -> Integer.valueOf(port).equals(l.localPort()))
                .singleElement()
                .satisfies(l -> {
                    assertThat(l.owner()).isEqualTo(PROGRAM + "listenAndNotAccept");
                    assertThat(l.ownerLocation()).isEqualTo("classes");
                    assertThat(l.backlog()).isEqualTo(5);
                    assertThat(l.accepted()).isZero();
                });
        assertThat(counted(published.connections().stream()
                        .filter(c -> c.serverPort() == port)
                        .map(c -> c.role() + ' ' + c.owner() + ' ' + c.state())))
                .containsExactly("6 client " + PROGRAM + "knock established");
        assertThat(scrape.named("jvm_socket_connect_failures_total"))
                .filteredOn(sample -> sample.label("server_port").equals(Integer.toString(port)))
                .extracting(sample -> sample.label("error_type") + ' ' + sample.value())
                .containsExactly("timed_out 2.0");
    }
}
