package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** How the agent comes into the JVM. */
enum Way {
    JAVAAGENT,
    LATE_ATTACH;

    private static final String ANY_FREE_PORT = "port=0";

    static Stream<Arguments> onEveryJdk() {
        return Jdk.all().stream().flatMap(jdk -> Stream.of(values()).map(way -> Arguments.of(jdk, way)));
    }

    /** Starts a program that stops after each step, with the agent in it before it has opened anything. */
    TargetJvm start(Jdk jdk, Class<?> program, String... args) throws IOException, InterruptedException {
        TargetJvm.Launch launch = TargetJvm.on(jdk);
        if (this == JAVAAGENT) {
            return ScenarioRun.started(launch.agent(ANY_FREE_PORT).main(program.getName(), args));
        }
        TargetJvm jvm = ScenarioRun.started(launch.main(program.getName(), args));
        jvm.attach(ANY_FREE_PORT);
        return jvm;
    }

    /** Standard error has what the agent says when it starts, and what the JDK says when an agent does, and nothing else. */
    void assertOnlyTheStartLineIsNew(TargetJvm jvm) {
        List<String> warnings = this == LATE_ATTACH && jvm.jdk().feature() >= 21
                ? List.of(
                        "WARNING: A Java agent has been loaded dynamically (" + AgentJar.on(jvm.jdk()) + ")",
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
    }
}
