package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 200 threads open and close connections as fast as they can, and as many connections come in: none is lost, no counter is
 * ever out of step or goes back, and nothing stays behind on the heap. How often each thread does so, the system property
 * {@code jsock.rush.cycles} says.
 */
class RushTest {
    private static final int THREADS = 200;
    private static final int PEERS_THREADS = 50;
    private static final int CYCLES = Integer.getInteger("jsock.rush.cycles", 120);
    /** After so many each, what is kept of the past is full, and all has been loaded that will be. */
    private static final int FIRST_CYCLES = 20;

    private static final int HISTORY = 1_000;
    /** The smallest object there is, for each connection. */
    private static final long MAX_GROWTH_BYTES = 16L * 2 * THREADS * CYCLES;

    static Stream<Jdk> oldestAndNewest() {
        return Stream.of(Jdk.between(8, 8).get(0), Jdk.newest()).distinct();
    }

    @ParameterizedTest
    @MethodSource("oldestAndNewest")
    void losesNothing(Jdk jdk) throws Exception {
        try (RushRun rush = RushRun.start(TargetJvm.on(jdk).jvmArgs("-Xmx64m").agent("port=0"));
                RushRun peer = RushRun.start(TargetJvm.on(jdk))) {
            URI agent = rush.jvm().agentUrl();
            long first = rushEachOther(rush, peer, agent, FIRST_CYCLES, 0);
            long heap = rush.heapBytes();
            rushEachOther(rush, peer, agent, CYCLES, first);
            assertThat(rush.heapBytes() - heap).isLessThan(MAX_GROWTH_BYTES);
            assertThat(Published.at(agent).recentlyClosed()).hasSize(HISTORY);
        }
    }

    /** Returns how many connections there have been in each role, these and those before. */
    private static long rushEachOther(RushRun rush, RushRun peer, URI agent, int cycles, long before) throws Exception {
        rush.begin(THREADS, cycles, peer);
        peer.begin(PEERS_THREADS, cycles * THREADS / PEERS_THREADS, rush);
        CompletableFuture<Long> ends = CompletableFuture.supplyAsync(() -> endOf(rush) + endOf(peer));
        inStepUntilDone(agent, ends);
        assertThat(ends.join()).isEqualTo(2L * THREADS * cycles);
        long all = before + (long) THREADS * cycles;
        assertThat(rush.awaitServed(all)).isEqualTo(all);
        assertThat(peer.awaitServed(all)).isEqualTo(all);
        await().pollInSameThread().untilAsserted(() -> allEnded(Scrape.at(agent), all));
        assertThat(KernelSockets.of(rush.jvm().pid()).associations(agent.getPort()))
                .isEmpty();
        return all;
    }

    private static long endOf(RushRun run) {
        try {
            return run.end();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void inStepUntilDone(URI agent, CompletableFuture<?> end) {
        long[] seen = {0, 0};
        await().atMost(RushRun.LONGEST).pollInSameThread().until(() -> {
            Scrape scrape = Scrape.at(agent);
            long opened = scrape.sum("jvm_socket_connections_opened_total");
            long closed = scrape.sum("jvm_socket_connections_closed_total");
            assertThat(opened).isGreaterThanOrEqualTo(seen[0]);
            assertThat(closed).isGreaterThanOrEqualTo(seen[1]);
            assertThat(opened).isEqualTo(closed + scrape.sum("jvm_socket_connections_open"));
            seen[0] = opened;
            seen[1] = closed;
            return end.isDone();
        });
    }

    private static void allEnded(Scrape scrape, long all) {
        for (String role : List.of("client", "server")) {
            assertThat(scrape.sum("jvm_socket_connections_opened_total", "role", role))
                    .isEqualTo(all);
            assertThat(scrape.sum("jvm_socket_connections_closed_total", "role", role))
                    .isEqualTo(all);
            assertThat(scrape.sum("jvm_socket_connections_open", "role", role)).isZero();
            assertThat(scrape.sum("jvm_socket_io_bytes_total", "role", role)).isEqualTo(2 * all);
        }
        assertThat(scrape.sum("jvm_socket_listener_accepted_total")).isEqualTo(all);
        assertThat(scrape.sum("jvm_socket_connect_failures_total")).isZero();
        assertThat(scrape.sum("jvm_socket_agent_untracked_total")).isZero();
        assertThat(scrape.sum("jvm_socket_agent_errors_total")).isZero();
    }
}
