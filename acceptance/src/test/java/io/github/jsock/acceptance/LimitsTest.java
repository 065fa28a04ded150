package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** More than the agent keeps: what does not fit is counted, what fits stays right, the application sees nothing. */
@Execution(ExecutionMode.CONCURRENT)
class LimitsTest {
    private static final int CONNECTIONS = 50;
    private static final int SERVICES = 20;
    private static final String OTHER = "~other";

    static List<Jdk> jdks() {
        return StartTest.jdks();
    }

    /** Without outputs, so that every socket is the application's. */
    @ParameterizedTest
    @MethodSource("jdks")
    void countsExactlyWhatDoesNotFit(Jdk jdk) throws Exception {
        try (CrowdRun crowd = start(jdk, "maxSockets=5,http=off,jmx=off")) {
            fill(crowd, crowd.listen(), CONNECTIONS);
            Published full = Cli.published(crowd.jvm().pid());
            assertThat(full.totals().tracked()).isEqualTo(5);
            assertThat(full.totals().untracked()).isEqualTo(2 * CONNECTIONS + 1 - 5);
            assertThat(full.listeners().get(0).accepted()).isEqualTo(CONNECTIONS);
            assertThat(full.connections()).hasSize(4);

            assertThat(crowd.closeConnections()).isEqualTo(2 * CONNECTIONS);
            Published closed = Cli.published(crowd.jvm().pid());
            assertThat(closed.connections()).isEmpty();
            assertThat(closed.totals().connectionsOpened()).isEqualTo(4);
            assertThat(closed.totals().connectionsClosed()).isEqualTo(4);
            assertThat(closed.totals().tracked()).isOne();

            // There is room again.
            fill(crowd, crowd.listen(), 1);
            assertThat(Cli.published(crowd.jvm().pid()).connections()).hasSize(2);
            assertEndsAlike(crowd, "more than 5 sockets are open");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void countsEverySocketWhenNoneFits(Jdk jdk) throws Exception {
        try (CrowdRun crowd = start(jdk, "maxSockets=0,http=off,jmx=off")) {
            fill(crowd, crowd.listen(), CONNECTIONS);
            Published published = Cli.published(crowd.jvm().pid());
            assertThat(published.totals().tracked()).isZero();
            assertThat(published.totals().untracked()).isEqualTo(2 * CONNECTIONS + 1);
            assertEndsAlike(crowd, "more than 0 sockets are open");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void keepsTheMetricsSoundWhenTheTableIsFull(Jdk jdk) throws Exception {
        try (CrowdRun crowd = start(jdk, "maxSockets=5,port=0")) {
            URI agent = crowd.jvm().agentUrl();
            fill(crowd, crowd.listen(), CONNECTIONS);
            eventually(() -> {
                Scrape scrape = Scrape.at(agent);
                assertThat(scrape.sum("jvm_socket_agent_untracked_total", "reason", "table_full"))
                        .isGreaterThanOrEqualTo(2 * CONNECTIONS + 1 - 5);
                assertSound(scrape);
            });
            crowd.closeConnections();
            eventually(() -> {
                Scrape scrape = Scrape.at(agent);
                assertThat(scrape.sum("jvm_socket_connections_open")).isZero();
                assertSound(scrape);
            });
            assertEndsAlike(crowd, "more than 5 sockets are open");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void foldsServicesThatAreTooMany(Jdk jdk) throws Exception {
        try (CrowdRun crowd = start(jdk, "maxServices=3,port=0")) {
            URI agent = crowd.jvm().agentUrl();
            for (int i = 0; i < SERVICES; i++) {
                crowd.connect(crowd.listen(), 1);
            }
            crowd.await(SERVICES);
            eventually(() -> {
                assertFolded(Scrape.at(agent));
                Published published = Published.at(agent);
                assertThat(published.listeners())
                        .hasSize(SERVICES)
                        .allSatisfy(listener -> assertThat(listener.open()).isOne())
                        .allSatisfy(listener -> assertThat(listener.accepted()).isOne());
                assertThat(published.connections()).hasSize(2 * SERVICES);
            });
            crowd.closeConnections();
            eventually(() -> assertSound(Scrape.at(agent)));
            assertEndsAlike(crowd, "more than 3 services as client", "more than 3 services as server");
        }
    }

    private static void assertFolded(Scrape scrape) {
        for (String role : List.of("client", "server")) {
            List<Scrape.Sample> open = scrape.named("jvm_socket_connections_open").stream()
                    .filter(sample -> sample.label("role").equals(role))
                    .toList();
            assertThat(open).hasSize(4);
            assertThat(open.stream().filter(s -> s.label("server_address").equals(OTHER)))
                    .singleElement()
                    .satisfies(other -> assertThat(other.value()).isEqualTo(SERVICES - 3.0));
        }
        assertThat(scrape.sum("jvm_socket_connections_opened_total")).isEqualTo(2 * SERVICES);
        assertThat(scrape.sum("jvm_socket_connections_open")).isEqualTo(2 * SERVICES);
        assertThat(scrape.sum("jvm_socket_listeners")).isEqualTo(SERVICES);
        assertThat(scrape.sum("jvm_socket_listener_accepted_total")).isEqualTo(SERVICES);
        assertThat(scrape.sum("jvm_socket_io_bytes_total", "network_io_direction", "transmit"))
                .isEqualTo(SERVICES);
        assertThat(scrape.sum("jvm_socket_io_bytes_total", "network_io_direction", "receive"))
                .isEqualTo(SERVICES);
        // Each listener and each client that came fourth or later.
        assertThat(scrape.sum("jvm_socket_agent_series_overflow_total", "metric", "services"))
                .isEqualTo(2 * (SERVICES - 3));
        assertSound(scrape);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void keepsNoHistoryIfNoneIsWanted(Jdk jdk) throws Exception {
        try (CrowdRun crowd = start(jdk, "history=0,port=0")) {
            URI agent = crowd.jvm().agentUrl();
            fill(crowd, crowd.listen(), CONNECTIONS);
            crowd.closeConnections();
            eventually(() -> {
                Published published = Published.at(agent);
                assertThat(published.totals().connectionsClosed()).isEqualTo(2 * CONNECTIONS);
                assertThat(published.recentlyClosed()).isEmpty();
                assertSound(Scrape.at(agent));
            });
            assertEndsAlike(crowd);
        }
    }

    private static CrowdRun start(Jdk jdk, String options) throws IOException {
        TargetJvm.Launch launch = TargetJvm.on(jdk).agent(options);
        return CrowdRun.start(jdk.feature() < 21 ? launch : launch.jvmArgs("-XX:+EnableDynamicAgentLoading"));
    }

    private static void fill(CrowdRun crowd, int port, int count) throws IOException, InterruptedException {
        assertThat(crowd.connect(port, count)).isEqualTo(count);
        assertThat(crowd.await(count)).isGreaterThanOrEqualTo(count);
    }

    /** A reader may be shown what was true a second ago. */
    private static void eventually(ThrowingRunnable assertion) {
        await().pollInSameThread().untilAsserted(assertion);
    }

    private static void assertSound(Scrape scrape) {
        assertThat(scrape.samples()).isNotEmpty().allMatch(sample -> sample.value() >= 0);
        assertThat(scrape.sum("jvm_socket_connections_opened_total"))
                .isEqualTo(
                        scrape.sum("jvm_socket_connections_closed_total") + scrape.sum("jvm_socket_connections_open"));
        assertThat(scrape.sum("jvm_socket_agent_errors_total")).isZero();
    }

    /** Of what did not fit the agent says so, once. */
    private static void assertEndsAlike(CrowdRun crowd, String... notices) throws Exception {
        for (String notice : notices) {
            crowd.jvm().awaitStderr(Pattern.compile("^jsock: " + notice));
        }
        crowd.jvm().send("exit");
        Outcome outcome = Outcome.of(crowd.jvm());
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.agentLines()).hasSize(1 + notices.length);
        assertThat(outcome.withoutAgentLines().stderr()).isEmpty();
        assertThat(outcome.stdout()).allMatch(line -> line.matches("(PORT|CONNECTED|ACCEPTED|CLOSED) \\d+"));
    }
}
