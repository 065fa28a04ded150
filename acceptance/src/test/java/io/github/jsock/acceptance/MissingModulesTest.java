package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the run-time lacks a module, what needs it is left out, in one line each; {@code java.base} alone is enough to record. */
@Execution(ExecutionMode.CONCURRENT)
class MissingModulesTest {
    private static final String CORE = "java.base,java.instrument";
    private static final String NO_HTTP = "jsock: HTTP is off: this Java run-time has no module jdk\\.httpserver .*";
    private static final String NO_JMX = "jsock: JMX is off: this Java run-time has no module java\\.management .*";

    static List<Jdk> modular() {
        return Jdk.between(11, Integer.MAX_VALUE);
    }

    static Stream<Jdk> oldAndNewest() {
        return Stream.of(Jdk.between(11, 11).get(0), Jdk.newest()).distinct();
    }

    @ParameterizedTest
    @MethodSource("modular")
    void recordsWithoutAnyOutput(Jdk jdk) throws Exception {
        GreetingRun.on(jdk)
                .jvmArgs("--limit-modules=" + CORE)
                .agent("port=0")
                .assertAgentSays(GreetingRun::byCommandLine, NO_HTTP, NO_JMX, ".*; nothing is published");
    }

    @ParameterizedTest
    @MethodSource("oldAndNewest")
    void doesWithoutTheHttpServer(Jdk jdk) throws Exception {
        GreetingRun.on(jdk)
                .jvmArgs("--limit-modules=" + CORE + ",java.management")
                .agent("port=0")
                .assertAgentSays(GreetingRun::byCommandLine, NO_HTTP, ".* watches this JVM: JMX domain jsock");
    }

    @ParameterizedTest
    @MethodSource("oldAndNewest")
    void doesWithoutLoggingAndManagement(Jdk jdk) throws Exception {
        GreetingRun.on(jdk)
                .jvmArgs("--limit-modules=" + CORE + ",jdk.httpserver")
                .agent("port=0")
                .assertAgentSays(
                        MissingModulesTest::metricsAreServed,
                        NO_JMX,
                        ".* watches this JVM: http://127\\.0\\.0\\.1:\\d+/");
    }

    private static void metricsAreServed(TargetJvm jvm) throws InterruptedException {
        GreetingRun.overHttp(jvm);
        URI agent = jvm.agentUrl();
        await().pollInSameThread().untilAsserted(() -> assertBothEndsAreOpen(Scrape.at(agent)));
    }

    private static void assertBothEndsAreOpen(Scrape scrape) {
        assertThat(scrape.sum("jvm_socket_connections_open")).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("oldAndNewest")
    void recordsInALinkedRuntime(Jdk jdk, @TempDir Path folder) throws Exception {
        GreetingRun.on(LinkedRuntime.of(jdk, folder.resolve("runtime"), CORE))
                .agent("port=0")
                .assertAgentSays(GreetingRun::byCommandLine, NO_HTTP, NO_JMX, ".*; nothing is published");
    }
}
