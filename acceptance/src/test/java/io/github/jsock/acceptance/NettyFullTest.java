package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When descriptors run out under Netty's native transport, it is told the same as without the agent, and what failed is counted. */
@Execution(ExecutionMode.CONCURRENT)
class NettyFullTest {
    private static final int LIMIT = 256;
    private static final String TOO_MANY = "too_many_open_files";

    static Stream<Arguments> all() {
        return StartTest.jdks().stream()
                .flatMap(jdk -> Stream.of(Arguments.of(Netty.V4_1, jdk), Arguments.of(Netty.V4_2, jdk)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isToldAndCounted(Netty netty, Jdk jdk, @TempDir Path folder) throws Exception {
        CompiledApplication application = netty.compile("NettyFull", folder);
        List<String> plain;
        try (TargetJvm jvm = launch(jdk, application).main(application.name())) {
            plain = untilFull(jvm);
            end(jvm);
        }
        assertThat(plain)
                .filteredOn(line -> line.contains("Too many open files"))
                .hasSize(2);
        Path report = folder.resolve("report.txt");
        try (TargetJvm jvm =
                launch(jdk, application).agent("port=0,report=" + report).main(application.name())) {
            jvm.agentUrl();
            assertThat(untilFull(jvm)).isEqualTo(plain);
            await().atMost(TargetJvm.PATIENCE)
                    .untilAsserted(() -> assertThat(Files.readAllLines(report))
                            .anyMatch(line -> line.startsWith("Too many open files at "))
                            .anyMatch(line -> line.contains(" NettyFull.open ")));
            long failed = acceptFailures(jvm);
            await().atMost(TargetJvm.PATIENCE).untilAsserted(() -> assertCounted(Scrape.at(jvm.agentUrl()), failed));
            jvm.send("");
            assertThat(jvm.awaitExit()).isZero();
        }
    }

    private static void assertCounted(Scrape scrape, long acceptFailures) {
        assertThat(scrape.sum("jvm_socket_open_failures_total", "error_type", TOO_MANY))
                .isOne();
        assertThat(scrape.sum("jvm_socket_listener_accept_failures_total", "error_type", TOO_MANY))
                .isEqualTo(acceptFailures);
        assertThat(scrape.sum("jvm_socket_agent_errors_total")).isZero();
    }

    private static TargetJvm.Launch launch(Jdk jdk, CompiledApplication application) {
        return TargetJvm.on(jdk)
                .by("sh", "-c", "ulimit -n " + LIMIT + "; exec \"$0\" \"$@\"")
                .classPath(application.classPath());
    }

    /** What was printed until there were no descriptors left. */
    private static List<String> untilFull(TargetJvm jvm) throws IOException, InterruptedException {
        assertThat(jvm.readLine()).isEqualTo("READY");
        jvm.send("");
        List<String> printed = new ArrayList<>();
        for (String line = jvm.readLine(); !line.equals("FULL"); line = jvm.readLine()) {
            printed.add(line);
        }
        return printed;
    }

    /** How many accepts failed while there were none. */
    private static long acceptFailures(TargetJvm jvm) throws IOException, InterruptedException {
        jvm.send("");
        return Long.parseLong(jvm.readLine().replace(" accepts failed", ""));
    }

    private static void end(TargetJvm jvm) throws IOException, InterruptedException {
        assertThat(acceptFailures(jvm)).isPositive();
        jvm.send("");
        assertThat(jvm.awaitExit()).isZero();
    }
}
