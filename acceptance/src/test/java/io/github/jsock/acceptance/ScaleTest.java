package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.openmbean.CompositeData;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 19,000 connections and 500 listeners in one JVM, with two others: every reader is shown all of them, and in the end all are accounted for. */
class ScaleTest {
    private static final int HALF = 9_500;
    private static final int ALL = 2 * HALF;
    private static final int LISTENERS = 500;
    private static final int ADDRESSES = 4;
    private static final int FEW = LISTENERS + ADDRESSES;
    /** The connections, the listeners, and what a JVM has besides. */
    private static final int DESCRIPTORS = 19_700;

    private static final int JMX_HALF = 4_500;
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
        assumeDescriptors();
        try (CrowdRun crowd = CrowdRun.start(TargetJvm.on(jdk).agent("port=0"));
                CrowdRun server = CrowdRun.start(TargetJvm.on(jdk));
                CrowdRun client = CrowdRun.start(TargetJvm.on(jdk))) {
            URI agent = crowd.jvm().agentUrl();
            List<Target> own = listeners(crowd, LISTENERS);
            List<Target> others = listeners(server, ADDRESSES);
            connectAll(crowd, others, ADDRESSES);
            connectAll(client, own, LISTENERS);
            crowd.await(LISTENERS);
            eventually(() -> inMetricsOfFew(Scrape.at(agent)));
            Set<String> few = series(Scrape.at(agent));
            connectAll(crowd, others, HALF - ADDRESSES);
            connectAll(client, own, HALF - LISTENERS);
            crowd.await(HALF);
            server.await(HALF);

            List<String> kernel = kernel(crowd.jvm().pid(), agent.getPort(), ALL);
            eventually(() -> assertThat(texts(Published.at(agent))).isEqualTo(kernel));
            eventually(() -> assertThat(Published.at(agent).listeners())
                    .hasSize(LISTENERS)
                    .allMatch(listener -> listener.open() == HALF / LISTENERS));
            eventually(() -> inMetrics(Scrape.at(agent), ALL, 0));
            assertThat(few).containsAll(series(Scrape.at(agent)));
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
            crowd.connect(peersPort, JMX_HALF);
            peer.connect(ownPort, JMX_HALF);
            crowd.await(JMX_HALF);
            peer.await(JMX_HALF);
            crowd.jvm().awaitStderr(Pattern.compile("^jsock: .* JMX"));

            List<String> kernel = kernel(crowd.jvm().pid(), 0, 2 * JMX_HALF);
            try (JmxTarget jmx = JmxTarget.of(crowd.jvm().pid())) {
                eventually(() -> inMBeans(jmx, kernel, ownPort, peersPort));
                crowd.closeConnections();
                eventually(() -> endedInMBeans(jmx, ownPort, peersPort));
            }
        }
    }

    /** Where somebody listens. */
    private record Target(String address, int port) {}

    private static void assumeDescriptors() throws IOException {
        String limit = Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.split(" +")[4])
                .findFirst()
                .orElseThrow();
        assumeTrue(
                limit.equals("unlimited") || Long.parseLong(limit) >= DESCRIPTORS,
                "a process may have only " + limit + " descriptors: ulimit -Hn " + DESCRIPTORS);
    }

    private static List<Target> listeners(CrowdRun run, int count) throws Exception {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String address = "127.0.0." + (1 + i % ADDRESSES);
            targets.add(new Target(address, run.listen(address)));
        }
        return targets;
    }

    /** Spreads so many connections over these. */
    private static void connectAll(CrowdRun run, List<Target> targets, int count) throws Exception {
        for (Target target : targets) {
            run.connect(target.address, target.port, count / targets.size());
        }
    }

    /** What a scrape has; without the code that opened sockets, which is known of more of them when they are many. */
    private static Set<String> series(Scrape scrape) {
        return scrape.samples().stream()
                .filter(sample -> sample.label("owner").isEmpty())
                .map(sample -> sample.name() + sample.labels())
                .collect(Collectors.toSet());
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(TargetJvm.PATIENCE).pollInSameThread().untilAsserted(assertion);
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

    private static void inMBeans(JmxTarget jmx, List<String> kernel, int... ports) throws Exception {
        List<String> rows = new ArrayList<>();
        for (int port : ports) {
            rows.addAll(rows(jmx, "service=" + port));
        }
        assertThat(rows.stream().sorted()).containsExactlyElementsOf(kernel);
        assertThat((long) jmx.attribute(SOCKETS, "ConnectionsOpen"))
                .as("with the one to the MBeans")
                .isGreaterThan(kernel.size());
    }

    private static void endedInMBeans(JmxTarget jmx, int... ports) throws Exception {
        for (int port : ports) {
            assertThat(rows(jmx, "service=" + port)).isEmpty();
        }
        assertThat((long) jmx.attribute(SOCKETS, "ConnectionsClosed")).isGreaterThanOrEqualTo(2L * JMX_HALF);
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

    /** Of what the kernel is asked for as well, which may come later. */
    private static void inMetricsOfFew(Scrape scrape) {
        assertThat(scrape.sum("jvm_socket_connections_open")).isEqualTo(FEW);
        assertThat(scrape.named("jvm_socket_ephemeral_ports_in_use")).hasSize(ADDRESSES);
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
        assertThat(scrape.sum("jvm_socket_listeners")).isEqualTo(LISTENERS);
        assertThat(scrape.sum("jvm_socket_listener_accepted_total")).isEqualTo(HALF);
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
    private static List<String> kernel(long pid, int agentPort, int all) {
        return await().atMost(TargetJvm.PATIENCE)
                .pollInSameThread()
                .until(() -> kernelNow(pid, agentPort), rows -> rows.size() == all);
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
