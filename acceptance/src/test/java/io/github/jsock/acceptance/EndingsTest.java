package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.jsock.programs.Ended;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How each connection ended is told: who closed it, or what was thrown. So is how long names took to be looked up. */
@Execution(ExecutionMode.CONCURRENT)
class EndingsTest {
    private static final String PROGRAM = Ended.class.getName() + '.';

    static List<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tellsWhoClosedEachAndWhy(Jdk jdk) throws Exception {
        try (TargetJvm jvm = TargetJvm.on(jdk).agent("port=0").main(Ended.class.getName())) {
            Map<Integer, String> names = new HashMap<>();
            List<String> thrown = new ArrayList<>();
            for (String line = jvm.readLine(); !line.equals("READY"); line = jvm.readLine()) {
                String[] words = line.split(" ");
                int port = Integer.parseInt(words[1]);
                if (port == 0) {
                    thrown.add(words[0]);
                } else {
                    names.put(port, words[0]);
                }
            }
            // What is published may be a second old.
            await().pollInSameThread()
                    .atMost(TargetJvm.PATIENCE)
                    .untilAsserted(() -> allButOneHaveEnded(Published.at(jvm.agentUrl()), names, thrown));
            Published published = Published.at(jvm.agentUrl());
            othersHaveNotReadIt(jvm);
            stackIsThatOfTheCloser(jvm, published);
            lookupsAreTimed(Scrape.at(jvm.agentUrl()));
            assertThat(published.totals().errors()).isZero();
        }
    }

    /** Of the clients; the peer of the one that is open has ended. */
    private static void allButOneHaveEnded(Published published, Map<Integer, String> names, List<String> thrown) {
        assertThat(ends(published.recentlyClosed(), names))
                .containsExactlyInAnyOrder(
                        "socket local null null hangUp closer-1",
                        "channel local null null hangUpChannel closer-2",
                        "asynchronous local null null hangUpAsynchronous main",
                        "reset reset reset " + thrown.get(2) + " null null",
                        "reset-channel reset reset " + thrown.get(3) + " null null",
                        "peer peer_fin null null null null");
        assertThat(published.connections())
                .filteredOn(c -> c.role().equals("client"))
                .singleElement()
                .matches(c -> "kept".equals(names.get(c.localPort())) && c.peerEndedSeconds() != null);
    }

    private static Stream<String> ends(List<Published.Connection> closed, Map<Integer, String> names) {
        return closed.stream()
                .filter(c -> c.role().equals("client"))
                .map(c -> names.get(c.localPort())
                        + ' '
                        + c.closeReason()
                        + ' '
                        + c.errorType()
                        + ' '
                        + c.exception()
                        + ' '
                        + String.valueOf(c.closedBy()).replace(PROGRAM, "")
                        + ' '
                        + c.closedByThread());
    }

    /** The accepted ends have read no end of stream, but the kernel knows that it has come. */
    private static void othersHaveNotReadIt(TargetJvm jvm) {
        await().pollInSameThread()
                .atMost(TargetJvm.PATIENCE)
                .untilAsserted(() -> assertThat(Published.at(jvm.agentUrl()).connections())
                        .filteredOn(c -> c.role().equals("server"))
                        .hasSize(3)
                        .allMatch(c -> c.state().equals("close_wait") && c.peerEndedSeconds() != null));
    }

    private static void lookupsAreTimed(Scrape scrape) {
        String count = "jvm_socket_dns_lookup_duration_seconds_count";
        assertThat(scrape.sum(count)).isEqualTo(2);
        assertThat(scrape.sum(count, "outcome", "failed")).isOne();
        assertThat(scrape.named("jvm_socket_dns_lookup_duration_seconds_sum"))
                .hasSize(2)
                .allMatch(sum -> sum.value() > 0);
    }

    private static void stackIsThatOfTheCloser(TargetJvm jvm, Published published) throws Exception {
        Integer stack = published.recentlyClosed().stream()
                .filter(c -> "closer-1".equals(c.closedByThread()))
                .findFirst()
                .orElseThrow()
                .closingStack();
        assertThat(Http.text(jvm.agentUrl().resolve("/api/v1/stacks/" + stack)))
                .contains("Ended.hangUp(Ended.java")
                .doesNotContain("jsock.recorder");
    }
}
