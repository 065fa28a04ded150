package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.jsock.programs.Owned;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every socket is given to the method that opened it, and what that method forgot is too. */
@Execution(ExecutionMode.CONCURRENT)
class OwnersTest {
    private static final String PROGRAM = Owned.class.getName() + '.';
    private static final String HERE = "classes";

    static List<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void namesWhoOpenedEachSocket(Jdk jdk) throws Exception {
        try (TargetJvm jvm = TargetJvm.on(jdk).agent("port=0").main(Owned.class.getName())) {
            assertThat(jvm.readLine()).isEqualTo("READY");
            URI agent = jvm.agentUrl();
            List<String> clients = jdk.feature() < 21
                    ? List.of("connect main", "connect fetcher-1", "bottom main")
                    : List.of("connect main", "connect fetcher-1", "bottom main", "virtually ");
            // What is published may be a second old.
            await().pollInSameThread()
                    .atMost(TargetJvm.PATIENCE)
                    .untilAsserted(() -> eachHasItsOwner(Published.at(agent), clients));
            Published published = Published.at(agent);
            stackIsThatOf(agent, published, c -> "fetcher-1".equals(c.thread()), "Owned.fetch(Owned.java");
            sumsByOwner(agent, clients.size());
            assertThat(published.totals().errors()).isZero();
        }
    }

    private static void eachHasItsOwner(Published published, List<String> clients) {
        assertThat(published.listeners())
                .extracting(l -> l.owner() + " " + l.ownerLocation() + " " + l.thread())
                .containsExactly(Owned.class.getName() + "$Listening.open " + HERE + " main");
        assertThat(published.connections())
                .filteredOn(c -> c.role().equals("client"))
                .extracting(c -> c.owner() + " " + c.thread())
                .containsExactlyInAnyOrderElementsOf(
                        clients.stream().map(PROGRAM::concat).toList());
        assertThat(published.connections())
                .filteredOn(c -> c.role().equals("server"))
                .extracting(c -> c.owner())
                .hasSize(clients.size())
                .containsOnly(PROGRAM + "accept");
        assertThat(published.datagramSockets()).extracting(d -> d.owner()).containsExactly(PROGRAM + "main");
        assertThat(published.unconnected()).extracting(u -> u.owner()).containsExactly(PROGRAM + "neverConnect");
        assertThat(published.connections()).allMatch(c -> HERE.equals(c.ownerLocation()) && c.library() == null);
    }

    private static void stackIsThatOf(
            URI agent, Published published, Predicate<Published.Connection> which, String frame) throws Exception {
        Integer stack = published.connections().stream()
                .filter(which)
                .findFirst()
                .orElseThrow()
                .stack();
        assertThat(Http.text(agent.resolve("/api/v1/stacks/" + stack)))
                .contains(frame)
                .doesNotContain("jsock.recorder");
    }

    private static void sumsByOwner(URI agent, int pairs) throws Exception {
        Scrape scrape = Scrape.at(agent);
        assertThat(scrape.sum("jvm_socket_owner_connections_open")).isEqualTo(2L * pairs);
        assertThat(scrape.sum("jvm_socket_owner_connections_open", "owner", PROGRAM + "accept"))
                .isEqualTo(pairs);
        assertThat(scrape.sum("jvm_socket_owner_unconnected", "owner", PROGRAM + "neverConnect"))
                .isOne();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void namesWhoForgotThem(Jdk jdk) throws Exception {
        try (TargetJvm jvm = TargetJvm.on(jdk).agent("port=0").main(Owned.class.getName(), "leak")) {
            assertThat(jvm.readLine()).isEqualTo("READY");
            URI agent = jvm.agentUrl();
            await().pollInSameThread().atMost(TargetJvm.PATIENCE).untilAsserted(() -> {
                jvm.send("more");
                assertThat(Scrape.at(agent).sum("jvm_socket_leaked_total", "owner", PROGRAM + "leak"))
                        .isEqualTo(7);
                assertThat(Published.at(agent).recentlyClosed())
                        .filteredOn(c -> "gc".equals(c.closeReason()))
                        .hasSize(7)
                        .allMatch(c -> (PROGRAM + "leak").equals(c.owner()));
            });
            assertThat(Scrape.at(agent).sum("jvm_socket_leaked_total")).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void isToldByTheCommandLine(Jdk jdk) throws Exception {
        try (TargetJvm jvm = TargetJvm.on(jdk).agent("http=off,jmx=off").main(Owned.class.getName())) {
            assertThat(jvm.readLine()).isEqualTo("READY");
            Outcome outcome = Cli.run(jdk, Long.toString(jvm.pid()), "owners");
            assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
            assertThat(outcome.stdout())
                    .anyMatch(line -> line.matches("\\s+\\d+\\s+0\\s+\\d\\s.*" + PROGRAM + "accept\\s+classes\\s+-.*"))
                    .anyMatch(line -> line.startsWith("\tat " + PROGRAM + "bottom(Owned.java:"));
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void isLeftOutWhenSwitchedOff(Jdk jdk) throws Exception {
        try (TargetJvm jvm = TargetJvm.on(jdk).agent("port=0,owners=off").main(Owned.class.getName())) {
            assertThat(jvm.readLine()).isEqualTo("READY");
            URI agent = jvm.agentUrl();
            await().pollInSameThread().atMost(TargetJvm.PATIENCE).untilAsserted(() -> {
                Published published = Published.at(agent);
                assertThat(published.connections()).isNotEmpty().allMatch(c -> c.owner() == null && c.thread() == null);
                assertThat(Scrape.at(agent).sum("jvm_socket_owner_connections_open", "owner", "~untraced"))
                        .isEqualTo(published.connections().size());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void costsNoMoreThanItMayWhenSocketsOpenFast(Jdk jdk) throws Exception {
        try (TargetJvm jvm = TargetJvm.on(jdk).agent("port=0").main(Owned.class.getName(), "churn")) {
            assertThat(jvm.readLine()).isEqualTo("READY");
            Published published = Published.at(jvm.agentUrl());
            // Most are not traced then, and are told apart from those that are.
            assertThat(Scrape.at(jvm.agentUrl()).sum("jvm_socket_agent_untraced_total"))
                    .isPositive();
            assertThat(published.recentlyClosed())
                    .filteredOn(c -> c.owner() != null)
                    .allMatch(c -> String.valueOf(c.owner()).startsWith(PROGRAM));
        }
    }
}
