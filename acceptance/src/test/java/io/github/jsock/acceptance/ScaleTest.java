package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.openmbean.CompositeData;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 9,000 connections in one JVM: every reader is shown all of them, and in the end all are accounted for. */
class ScaleTest {
    private static final int HALF = 4_500;
    private static final int ALL = 2 * HALF;
    private static final int PAGE = 4_000;
    private static final int HISTORY = 1_000;
    private static final String TEXT = "fd %s: %s:%s to %s:%s";
    private static final String SOCKETS = "jsock:type=Sockets";

    static Stream<Jdk> middleAndNewest() {
        return Stream.of(Jdk.between(17, 17).get(0), Jdk.newest()).distinct();
    }

    @ParameterizedTest
    @MethodSource("middleAndNewest")
    void showsThemAll(Jdk jdk) throws Exception {
        try (CrowdRun crowd = CrowdRun.start(TargetJvm.on(jdk).agent("port=0"));
                CrowdRun peer = CrowdRun.start(TargetJvm.on(jdk))) {
            URI agent = crowd.jvm().agentUrl();
            int ownPort = crowd.listen();
            int peersPort = peer.listen();
            crowd.connect(peersPort, HALF);
            peer.connect(ownPort, HALF);
            crowd.await(HALF);
            peer.await(HALF);

            List<String> kernel = kernel(crowd.jvm().pid(), agent.getPort());
            eventually(() -> assertThat(texts(Published.at(agent))).isEqualTo(kernel));
            eventually(() -> inMetrics(Scrape.at(agent), ALL, 0));
            inPages(agent, kernel);
            byCommandLine(crowd.jvm().pid(), kernel);

            assertThat(crowd.closeConnections()).isEqualTo(ALL);
            eventually(() -> inMetrics(Scrape.at(agent), 0, ALL));
            eventually(() -> allEnded(Published.at(agent)));
        }
    }

    @ParameterizedTest
    @MethodSource("middleAndNewest")
    void showsThemAllOverJmx(Jdk jdk) throws Exception {
        try (CrowdRun crowd = CrowdRun.start(TargetJvm.on(jdk).agent("http=off"));
                CrowdRun peer = CrowdRun.start(TargetJvm.on(jdk))) {
            int ownPort = crowd.listen();
            int peersPort = peer.listen();
            crowd.connect(peersPort, HALF);
            peer.connect(ownPort, HALF);
            crowd.await(HALF);
            peer.await(HALF);
            crowd.jvm().awaitStderr(Pattern.compile("^jsock: .* JMX"));

            List<String> kernel = kernel(crowd.jvm().pid(), 0);
            // The connection to the MBeans is one more, in the table as well.
            try (JmxTarget jmx = JmxTarget.of(crowd.jvm().pid())) {
                List<String> rows = new ArrayList<>();
                for (int port : new int[] {ownPort, peersPort}) {
                    rows.addAll(rows(jmx, "service=" + port));
                }
                assertThat(rows.stream().sorted()).containsExactlyElementsOf(kernel);
                assertThat((long) jmx.attribute(SOCKETS, "ConnectionsOpen")).isGreaterThan(ALL);
                crowd.closeConnections();
                eventually(() -> assertThat(rows(jmx, "service=" + ownPort)).isEmpty());
                assertThat((long) jmx.attribute(SOCKETS, "ConnectionsClosed")).isGreaterThanOrEqualTo(ALL);
            }
        }
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().pollInSameThread().untilAsserted(assertion);
    }

    private static List<String> rows(JmxTarget jmx, String filter) throws Exception {
        CompositeData[] rows = (CompositeData[]) jmx.invoke(
                SOCKETS, "connections", new Object[] {filter, "", 0}, "java.lang.String", "java.lang.String", "int");
        return Stream.of(rows)
                .map(row -> TEXT.formatted(
                        row.get("fd"),
                        row.get("localAddress"),
                        row.get("localPort"),
                        row.get("peerAddress"),
                        row.get("peerPort")))
                .toList();
    }

    private static void inPages(URI agent, List<String> kernel) throws Exception {
        List<String> rows = new ArrayList<>();
        for (int offset = 0; offset < ALL; offset += PAGE) {
            String page = Http.text(agent.resolve("/api/v1/sockets?limit=" + PAGE + "&offset=" + offset));
            rows.addAll(texts(Cli.parse(page)));
        }
        assertThat(rows.stream().sorted()).containsExactlyElementsOf(kernel);
    }

    private static void byCommandLine(long pid, List<String> kernel) throws Exception {
        CommandLineTable table = CommandLineTable.of(Cli.run(Jdk.newest(), Long.toString(pid)));
        assertThat(table.connections().stream()
                        .map(row -> "fd " + row.get("FD") + ": " + row.get("LOCAL") + " to " + row.get("PEER"))
                        .sorted())
                .containsExactlyElementsOf(kernel);
    }

    private static void inMetrics(Scrape scrape, int open, int closed) {
        for (String role : List.of("client", "server")) {
            assertThat(scrape.sum("jvm_socket_connections_open", "role", role)).isEqualTo(open / 2);
            assertThat(scrape.sum("jvm_socket_connections_closed_total", "role", role))
                    .isEqualTo(closed / 2);
            assertThat(scrape.sum("jvm_socket_connections_opened_total", "role", role))
                    .isEqualTo(HALF);
            assertThat(scrape.sum("jvm_socket_io_bytes_total", "role", role)).isEqualTo(HALF);
        }
        assertThat(scrape.sum("jvm_socket_agent_untracked_total")).isZero();
        assertThat(scrape.sum("jvm_socket_agent_errors_total")).isZero();
    }

    private static void allEnded(Published published) {
        assertThat(published.connections()).isEmpty();
        assertThat(published.totals().connectionsOpened()).isEqualTo(ALL);
        assertThat(published.totals().connectionsClosed()).isEqualTo(ALL);
        assertThat(published.totals().bytesSent()).isEqualTo(HALF);
        assertThat(published.totals().bytesReceived()).isEqualTo(HALF);
        assertThat(published.recentlyClosed()).hasSize(HISTORY);
    }

    /** A table as long as this is read in pieces: what others open and close meanwhile may hide a row, or repeat one. */
    private static List<String> kernel(long pid, int agentPort) {
        return await().pollInSameThread().until(() -> kernelNow(pid, agentPort), rows -> rows.size() == ALL);
    }

    private static List<String> kernelNow(long pid, int agentPort) throws Exception {
        return KernelSockets.of(pid).associations(agentPort).stream()
                .map(s -> TEXT.formatted(s.fd(), s.localAddress(), s.localPort(), s.peerAddress(), s.peerPort()))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> texts(Published published) {
        return published.connections().stream()
                .map(c -> TEXT.formatted(c.fd(), c.localAddress(), c.localPort(), c.peerAddress(), c.peerPort()))
                .sorted()
                .toList();
    }
}
