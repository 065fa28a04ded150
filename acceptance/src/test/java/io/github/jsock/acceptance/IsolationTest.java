package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jsock.programs.Visibility;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent's libraries are its own, and other rewriters of classes go on working beside it. */
@Execution(ExecutionMode.CONCURRENT)
class IsolationTest {
    private static final String[] OF_THE_AGENT = {
        "io.github.jsock.agent.Agent",
        "io.github.jsock.cli.CommandLine",
        "io.github.jsock.exporter.Exporter",
        "io.github.jsock.instrument.Weaver",
        "net.bytebuddy.ByteBuddy",
        "net.bytebuddy.agent.ByteBuddyAgent",
        "io.prometheus.metrics.model.snapshots.Labels",
        "io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter",
        "com.google.gson.Gson",
        "org.jspecify.annotations.Nullable"
    };

    static List<Jdk> jdks() {
        return StartTest.jdks();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void showsTheApplicationNoneOfItsClasses(Jdk jdk) throws Exception {
        String[] names = Stream.concat(Stream.of("java.lang.Object"), Stream.of(OF_THE_AGENT))
                .toArray(String[]::new);
        Outcome outcome = GreetingRun.on(jdk)
                .program(Visibility.class.getName(), names)
                .agent("port=0")
                .assertAgentSays(GreetingRun::overHttp, GreetingRun.HTTP_AND_JMX);
        assertThat(outcome.stdout())
                .startsWith("java.lang.Object, own, context, system, platform, boot, a resource")
                .contains(OF_THE_AGENT);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void leavesTheApplicationItsVersions(Jdk jdk, @TempDir Path folder) throws Exception {
        CompiledApplication application = CompiledApplication.of(
                "OtherVersions",
                folder,
                "byte-buddy-1.12.10.jar",
                "micrometer-core-1.9.0.jar",
                "prometheus-metrics-model-1.0.0.jar",
                "gson-2.8.9.jar");
        Outcome outcome = GreetingRun.on(jdk)
                .classPath(application.classPath())
                .program(application.name())
                .agent("port=0")
                .assertAgentSays(GreetingRun::overHttp, GreetingRun.HTTP_AND_JMX);
        assertThat(outcome.stdout())
                .startsWith(
                        "made by byte-buddy-1.12.10.jar",
                        "1.0 by micrometer-core-1.9.0.jar",
                        "1 by prometheus-metrics-model-1.0.0.jar",
                        "{\"to\":\"all\"} by gson-2.8.9.jar");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void letsMockitoMockInline(Jdk jdk, @TempDir Path folder) throws Exception {
        CompiledApplication application = jdk.feature() < 21
                ? CompiledApplication.of(
                        "Mocks",
                        folder,
                        "mockito-core-4.11.0.jar",
                        "byte-buddy-1.12.19.jar",
                        "byte-buddy-agent-1.12.19.jar",
                        "objenesis-3.3.jar")
                : CompiledApplication.of(
                        "Mocks",
                        folder,
                        "mockito-core-5.20.0.jar",
                        "byte-buddy-1.17.7.jar",
                        "byte-buddy-agent-1.17.7.jar",
                        "objenesis-3.3.jar");
        Files.writeString(
                Files.createDirectories(folder.resolve("mockito-extensions")).resolve("org.mockito.plugins.MockMaker"),
                "mock-maker-inline");
        Outcome outcome = GreetingRun.on(jdk)
                .classPath(application.classPath())
                .program(application.name())
                .agent("port=0")
                .assertAgentSays(GreetingRun::overHttp, GreetingRun.HTTP_AND_JMX);
        assertThat(outcome.stdout())
                .startsWith("a final class: mocked", "a static method: mocked", "sockets: 7, true, true");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void worksBesideAnotherAgent(Jdk jdk, @TempDir Path folder) throws Exception {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        String other = "-javaagent:"
                + CompiledApplication.of("NopAgent", classes, "byte-buddy-1.17.7.jar")
                        .agentJar(folder.resolve("nop.jar"));
        Outcome before = GreetingRun.on(jdk)
                .jvmArgs("-Dnet.bytebuddy.experimental=true", other)
                .agent("port=0")
                .assertAgentSays(GreetingRun::overHttp, GreetingRun.HTTP_AND_JMX);
        Outcome after = GreetingRun.on(jdk)
                .jvmArgs("-Dnet.bytebuddy.experimental=true")
                .agent("port=0")
                .jvmArgsAfterAgent(other)
                .assertAgentSays(GreetingRun::overHttp, GreetingRun.HTTP_AND_JMX);
        assertThat(before.stdout()).isEqualTo(after.stdout());
        assertThat(before.stdout().get(0))
                .startsWith("the other agent changed [java/net/ServerSocket, java/net/Socket, sun/nio/ch/Net");
    }
}
