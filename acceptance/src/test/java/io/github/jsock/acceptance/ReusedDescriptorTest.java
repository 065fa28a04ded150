package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A descriptor that has come to another connection: how that one is in the kernel is known the next time the kernel is asked. */
@Execution(ExecutionMode.CONCURRENT)
class ReusedDescriptorTest {
    private static final int CONNECTIONS = 20;
    /** By how much the program's clock and that of the agent, which counts on from its start, may differ. */
    private static final int CLOCKS_MILLIS = 100;

    static List<Jdk> jdks() {
        return StartTest.jdks();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void hasTheStateOfItsNewConnection(Jdk jdk) throws Exception {
        try (CrowdRun crowd = CrowdRun.start(TargetJvm.on(jdk).agent("port=0"))) {
            URI agent = crowd.jvm().agentUrl();
            int port = crowd.listen();
            crowd.connect(port, CONNECTIONS);
            crowd.await(CONNECTIONS);
            Set<Integer> before = descriptors(allKnown(firstAfter(Instant.now(), agent)));
            crowd.closeConnections();
            crowd.connect(port, CONNECTIONS);
            crowd.await(2 * CONNECTIONS);
            Published after = firstAfter(Instant.now(), agent);
            assertThat(descriptors(after)).as("reused").containsAnyElementsOf(before);
            allKnown(after);
        }
    }

    private static Published allKnown(Published published) {
        assertThat(published.connections())
                .hasSize(2 * CONNECTIONS)
                .extracting(Published.Connection::state)
                .containsOnly("established");
        return published;
    }

    /** The first answer for which both the agent's table and the kernel were looked at after that. */
    private static Published firstAfter(Instant time, URI agent) {
        Instant since = time.plusMillis(CLOCKS_MILLIS);
        return await().atMost(TargetJvm.PATIENCE)
                .pollInSameThread()
                .until(() -> Published.at(agent), published -> isAfter(since, published));
    }

    private static boolean isAfter(Instant since, Published published) {
        return published.kernelTakenAt() != null
                && Instant.parse(published.takenAt()).isAfter(since)
                && Instant.parse(published.kernelTakenAt()).isAfter(since);
    }

    private static Set<Integer> descriptors(Published published) {
        return published.connections().stream().map(Published.Connection::fd).collect(Collectors.toSet());
    }
}
