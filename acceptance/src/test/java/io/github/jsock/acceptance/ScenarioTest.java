package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** On every JDK, attached in both ways, what is published equals what the kernel holds and what the program did. */
class ScenarioTest {
    private static final String ANY_FREE_PORT = "port=0";
    /** Classes of layers above the sockets. */
    private static final Pattern NOT_IN_THE_SCENARIO =
            Pattern.compile("java\\.net\\.HttpConnectSocketImpl|sun\\.security\\.ssl\\.");

    /** How the agent comes into the JVM. */
    enum Way {
        JAVAAGENT,
        LATE_ATTACH;

        TargetJvm start(Jdk jdk) throws IOException, InterruptedException {
            TargetJvm.Launch launch = TargetJvm.on(jdk);
            if (this == JAVAAGENT) {
                return ScenarioRun.start(launch.agent(ANY_FREE_PORT));
            }
            TargetJvm jvm = ScenarioRun.start(launch);
            jvm.attach(ANY_FREE_PORT);
            return jvm;
        }
    }

    static Stream<Arguments> everyJdkInBothWays() {
        return Jdk.all().stream().flatMap(jdk -> Stream.of(Way.values()).map(way -> Arguments.of(jdk, way)));
    }

    @ParameterizedTest
    @MethodSource("everyJdkInBothWays")
    @Execution(ExecutionMode.CONCURRENT)
    void publishesWhatIs(Jdk jdk, Way way) throws Exception {
        try (TargetJvm jvm = way.start(jdk)) {
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
            assertOnlyTheStartLineIsNew(jdk, way, jvm);
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

    private static void assertOnlyTheStartLineIsNew(Jdk jdk, Way way, TargetJvm jvm) {
        List<String> warnings = way == Way.LATE_ATTACH && jdk.feature() >= 21
                ? List.of(
                        "WARNING: A Java agent has been loaded dynamically (" + AgentJar.path() + ")",
                        "WARNING: If a serviceability tool is in use, please run with -XX:+EnableDynamicAgentLoading to hide"
                                + " this warning",
                        "WARNING: If a serviceability tool is not in use, please run with -Djdk.instrument.traceUsage for"
                                + " more information",
                        "WARNING: Dynamic loading of agents will be disallowed by default in a future release")
                : List.of();
        assertThat(jvm.stderr())
                .filteredOn(line -> !warnings.contains(line))
                .singleElement()
                .asString()
                .matches("jsock: \\S+ watches this JVM: http://127\\.0\\.0\\.1:\\d+/.*");
        assertThat(jvm.stdout())
                .allMatch(
                        line -> line.matches(
                                "(READY|STEP|CONN|LISTEN|UNIX|UNIXLISTEN|IDLE|DGRAM|DSERVICE|ERROR|FAIL|TOTAL|QUIET|DONE)\\b.*"));
    }
}
