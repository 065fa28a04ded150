package io.github.jsock.acceptance;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an application does with sockets of every kind, in whatever order: whenever it rests, what is published is what the
 * kernel holds. Run with {@code -Djsock.seed=SEED} to have another seed.
 */
class InterleavingTest {
    private static final long SEED = Long.getLong("jsock.seed", 20_261_125);
    private static final int SECONDS = 10;
    private static final int SECONDS_ON_NEWEST = 60;
    private static final int SECONDS_WITH_ATTACH = 15;
    private static final String ANY_FREE_PORT = "port=0";
    /** A round of the agent's comes within half a minute, and it takes two to settle what was missed while it came. */
    private static final Duration SETTLED = TargetJvm.PATIENCE.multipliedBy(2);

    static List<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    @Execution(ExecutionMode.CONCURRENT)
    void publishesWhatTheKernelHolds(Jdk jdk) throws Exception {
        int seconds = jdk.equals(Jdk.newest()) ? SECONDS_ON_NEWEST : SECONDS;
        try (InterleavingRun run = InterleavingRun.start(TargetJvm.on(jdk).agent(ANY_FREE_PORT), SEED, seconds)) {
            URI agent = run.jvm().agentUrl();
            for (int rest = 1; run.rests(); rest++) {
                eventuallyAgrees(run, agent, rest, true);
                run.goOn();
            }
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void publishesWhatTheKernelHoldsWhenAttachedInTheMiddle() throws Exception {
        try (InterleavingRun run = InterleavingRun.start(TargetJvm.on(Jdk.newest()), SEED, SECONDS_WITH_ATTACH)) {
            run.rests();
            run.goOn();
            run.jvm().attach(ANY_FREE_PORT);
            URI agent = run.jvm().agentUrl();
            for (int rest = 2; run.rests(); rest++) {
                eventuallyAgrees(run, agent, rest, false);
                run.goOn();
            }
        }
    }

    /** The garbage collector may close what was dropped at any time, and a reader may show what was true a second ago. */
    private static void eventuallyAgrees(InterleavingRun run, URI agent, int rest, boolean sawAll) {
        await("%s, seed %d, rest %d".formatted(run.jvm().jdk(), SEED, rest))
                .pollInSameThread()
                .atMost(SETTLED)
                .untilAsserted(() -> {
                    Difference difference = new Difference();
                    RestCheck check = new RestCheck(
                            KernelSockets.of(run.jvm().pid()), Published.at(agent), Scrape.at(agent), agent.getPort());
                    long connecting = run.connecting();
                    check.compare(difference, connecting);
                    if (sawAll) {
                        check.missedNothing(difference, connecting);
                    }
                    difference.assertNone("published otherwise than it is");
                });
    }
}
