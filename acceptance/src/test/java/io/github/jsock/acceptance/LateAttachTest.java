package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent comes while threads sit blocked in calls that it will not see return. */
@Execution(ExecutionMode.CONCURRENT)
class LateAttachTest {
    @ParameterizedTest
    @MethodSource("io.github.jsock.acceptance.StartTest#jdks")
    void findsWhatABlockedAcceptReturns(Jdk jdk) throws Exception {
        try (CrowdRun crowd = CommandLineTest.start(jdk)) {
            int port = crowd.listen();
            crowd.connect(port, 2);
            crowd.await(2);
            crowd.jvm().attach("port=0");
            URI agent = crowd.jvm().agentUrl();
            assertAllPublished(crowd, agent);

            // Its accepting thread was in accept when the agent came.
            crowd.connect(port, 1);
            crowd.await(3);
            assertAllPublished(crowd, agent);

            crowd.connect(port, 1);
            crowd.await(4);
            assertAllPublished(crowd, agent);
            crowd.closeConnections();
            await().pollInSameThread().untilAsserted(() -> assertAllEnded(Published.at(agent)));
        }
    }

    private static void assertAllEnded(Published published) {
        assertThat(published.connections()).isEmpty();
        assertThat(published.totals().connectionsOpened()).isEqualTo(8);
        assertThat(published.totals().connectionsClosed()).isEqualTo(8);
        assertThat(published.totals().errors()).isZero();
    }

    private static void assertAllPublished(CrowdRun crowd, URI agent) throws Exception {
        await().atMost(TargetJvm.PATIENCE.multipliedBy(2)).pollInSameThread().untilAsserted(() -> {
            Difference difference = new Difference();
            difference.between(
                    "connections",
                    KernelSockets.of(crowd.jvm().pid()).associations(agent.getPort()).stream()
                            .map(s -> s.fd() + " " + s.localAddress() + ":" + s.localPort() + " " + s.peerPort()),
                    Published.at(agent).connections().stream()
                            .map(c -> c.fd() + " " + c.localAddress() + ":" + c.localPort() + " " + c.peerPort()));
            difference.assertNone("published otherwise than it is");
        });
    }
}
