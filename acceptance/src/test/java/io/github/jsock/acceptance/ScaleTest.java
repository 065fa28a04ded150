package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 9,000 connections in one JVM: every reader is shown all of them, and in the end all are accounted for. */
class ScaleTest {
    private static final int HALF = 4_500;
    private static final int ALL = 2 * HALF;
    private static final String SOCKETS = "jsock:type=Sockets";

    static Stream<Jdk> middleAndNewest() {
        return Stream.of(Jdk.between(17, 17).get(0), Jdk.newest()).distinct();
    }

    @ParameterizedTest
    @MethodSource("middleAndNewest")
    void showsThemAll(Jdk jdk) throws Exception {
        TargetJvm.Launch launch = TargetJvm.on(jdk).agent("port=0");
        try (CrowdRun crowd = CrowdRun.start(launch);
                CrowdRun peer = CrowdRun.start(TargetJvm.on(jdk))) {
            URI agent = crowd.jvm().agentUrl();
            int port = crowd.listen();
            crowd.connect(peer.listen(), HALF);
            peer.connect(port, HALF);
            crowd.await(HALF);
            peer.await(HALF);

            List<String> kernel = kernels(crowd.jvm().pid(), agent.getPort());
            assertThat(kernel).hasSize(ALL);
            await().pollInSameThread()
                    .untilAsserted(() -> assertThat(texts(Published.at(agent))).isEqualTo(kernel));
            inPages(agent, kernel);
            overJmx(crowd.jvm().pid(), kernel);
            byCommandLine(crowd.jvm().pid(), kernel);
            inMetrics(agent);

            assertThat(crowd.closeConnections()).isEqualTo(ALL);
            await().pollInSameThread().untilAsserted(() -> allEnded(Published.at(agent)));
            assertThat(Scrape.at(agent).sum("jvm_socket_connections_closed_total")).isEqualTo(ALL);
        }
    }

    private static void inPages(URI agent, List<String> kernel) throws Exception {
        List<String> rows = new ArrayList<>();
        for (int offset = 0; offset < ALL; offset += 4_000) {
            rows.addAll(texts(Published.at(agent.resolve("?limit=4000&offset=" + offset))));
        }
        assertThat(rows.stream().sorted()).isEqualTo(kernel);
    }

    private static void overJmx(long pid, List<String> kernel) throws Exception {
        try (JmxTarget jmx = JmxTarget.of(pid)) {
            assertThat(jmx.attribute(SOCKETS, "ConnectionsOpen")).isEqualTo((long) ALL);
            CompositeData[] rows = (CompositeData[]) jmx.invoke(
                    SOCKETS, "connections", new Object[] {"", "", 0}, "java.lang.String", "java.lang.String", "int");
            assertThat(Stream.of(rows)
                            .map(row -> text(
                                    (int) row.get("fd"),
                                    (int) row.get("localPort"),
                                    (int) row.get("peerPort")))
                            .sorted())
                    .isEqualTo(kernel);
        }
    }

    private static void byCommandLine(long pid, List<String> kernel) throws Exception {
        CommandLineTable table = CommandLineTable.of(Cli.run(Jdk.newest(), Long.toString(pid)));
        assertThat(table.connections().stream()
                        .map(row -> text(row.fd(), row.localPort(), row.peerPort()))
                        .sorted())
                .isEqualTo(kernel);
    }

    private static void inMetrics(URI agent) throws Exception {
        Scrape scrape = Scrape.at(agent);
        assertThat(scrape.sum("jvm_socket_connections_open", "role", "client")).isEqualTo(HALF);
        assertThat(scrape.sum("jvm_socket_connections_open", "role", "server")).isEqualTo(HALF);
        assertThat(scrape.sum("jvm_socket_connections_opened_total")).isEqualTo(ALL);
    }

    private static void allEnded(Published published) {
        Published.Totals totals = published.totals();
        assertThat(totals.connectionsOpened()).isEqualTo(ALL);
        assertThat(totals.connectionsClosed()).isEqualTo(ALL);
        assertThat(totals.connectionsOpen()).isZero();
        assertThat(totals.bytesSent()).isEqualTo(HALF);
        assertThat(totals.bytesReceived()).isEqualTo(HALF);
        assertThat(totals.untracked()).isZero();
        assertThat(totals.errors()).isZero();
        assertThat(published.connections()).isEmpty();
        assertThat(published.recentlyClosed()).hasSize(1_000);
    }

    private static List<String> kernels(long pid, int agentPort) throws Exception {
        return KernelSockets.of(pid).associations(agentPort).stream()
                .map(socket -> text(socket.fd(), socket.localPort(), socket.peerPort()))
                .sorted()
                .toList();
    }

    private static List<String> texts(Published published) {
        return published.connections().stream()
                .map(c -> text(c.fd(), String.valueOf(c.localPort()), String.valueOf(c.peerPort())))
                .sorted()
                .toList();
    }
}
