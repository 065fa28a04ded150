package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jsock.programs.Scenario;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On every JDK, attached in both ways, what is published equals what the kernel holds and what the program did. */
class ScenarioTest {
    private static final String SAID =
            "(READY|STEP|CONN|LISTEN|UNIX|UNIXLISTEN|IDLE|DGRAM|DSERVICE|ERROR|FAIL|TOTAL|QUIET|DONE)\\b.*";
    /** Classes of layers above the sockets. */
    private static final Pattern NOT_IN_THE_SCENARIO =
            Pattern.compile("sun\\.net\\.www\\.|jdk\\.internal\\.net\\.http\\.|sun\\.security\\.ssl\\.");

    @ParameterizedTest
    @MethodSource("io.github.jsock.acceptance.Way#onEveryJdk")
    @Execution(ExecutionMode.CONCURRENT)
    void publishesWhatIs(Jdk jdk, Way way) throws Exception {
        try (TargetJvm jvm = way.start(jdk, Scenario.class, ScenarioRun.SEED)) {
            URI agent = jvm.agentUrl();
            ScenarioRun.throughAllSteps(
                    jvm,
                    account -> new StepCheck(
                                    account,
                                    KernelSockets.of(jvm.pid()),
                                    Published.at(agent),
                                    Scrape.at(agent),
                                    agent.getPort())
                            .assertAgreement());
            assertThat(hooksNotTaken(jdk, Published.at(agent))).isEmpty();
            HooksSeen.note(jdk.toString(), Published.at(agent).hooks());
            jvm.send("exit");
            assertThat(jvm.awaitExit()).as("exit code").isZero();
            way.assertOnlyTheStartLineIsNew(jvm);
            assertThat(jvm.stdout()).allMatch(line -> line.matches(SAID));
        }
    }

    /**
     * What should have been woven and was not, of the classes that the scenario has the JDK load. From 13 to 17 the JDK has
     * two implementations of sockets, of which it loads the old one only on request.
     */
    private static List<Published.Hook> hooksNotTaken(Jdk jdk, Published published) {
        boolean hasOldSocketsInReserve = jdk.feature() >= 13 && jdk.feature() <= 17;
        assertThat(published.hooks()).isNotEmpty();
        return published.hooks().stream()
                .filter(hook -> hook.expected() && !hook.state().equals("woven"))
                .filter(hook -> !(hook.state().equals("waiting")
                        && (NOT_IN_THE_SCENARIO.matcher(hook.hook()).lookingAt()
                                || (hasOldSocketsInReserve && hook.hook().startsWith("java.net.")))))
                .toList();
    }
}
