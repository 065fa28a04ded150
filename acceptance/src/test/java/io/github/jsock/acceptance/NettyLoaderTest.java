package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A class loader that hides the recorder from Netty gets its Netty as it is. */
class NettyLoaderTest {
    private static final Pattern NOTICE = Pattern.compile("^jsock: Netty's native transport is not recorded .*Bundle");

    static Stream<Arguments> jdksInBothWays() {
        return StartTest.jdks().stream().flatMap(jdk -> Stream.of(Arguments.of(jdk, false), Arguments.of(jdk, true)));
    }

    @ParameterizedTest(name = "{0}, attached late: {1}")
    @MethodSource("jdksInBothWays")
    @Execution(ExecutionMode.CONCURRENT)
    void leavesAloneWhatCouldNotCallUs(Jdk jdk, boolean late, @TempDir Path folder) throws Exception {
        Netty.V4_1.compile("NettySockets", folder);
        CompiledApplication application = Netty.V4_1.compile("HiddenNetty", folder);
        TargetJvm.Launch launch = TargetJvm.on(jdk).classPath(application.classPath());
        try (TargetJvm jvm = (late ? launch : launch.agent("port=0")).main(application.name(), "epoll")) {
            assertThat(jvm.readLine()).isEqualTo("READY");
            if (late) {
                jvm.attach("port=0");
            }
            URI agent = jvm.agentUrl();
            jvm.awaitStderr(NOTICE);
            for (String line = "QUIET"; !line.equals("DONE"); line = jvm.readLine()) {
                if (line.startsWith("QUIET")) {
                    assertNothingIsLost(agent);
                    jvm.send("go on");
                }
            }
            assertThat(states(agent)).contains("absent").doesNotContain("woven", "failed");
            jvm.send("exit");
            assertThat(jvm.awaitExit()).as(jvm.toString()).isZero();
            assertThat(jvm.stderr())
                    .filteredOn(line -> line.startsWith("jsock:"))
                    .hasSize(2);
        }
    }

    /** What is not seen opening is found in the kernel's tables; nothing of it is an error. */
    private static void assertNothingIsLost(URI agent) {
        await().atMost(TargetJvm.PATIENCE).pollInSameThread().untilAsserted(() -> {
            Published.Totals totals = Published.at(agent).totals();
            assertThat(totals.tracked() + totals.others()).isEqualTo(totals.socketFds());
            assertThat(totals.errors()).isZero();
        });
    }

    private static List<String> states(URI agent) throws Exception {
        return Published.at(agent).hooks().stream()
                .filter(hook -> hook.hook().startsWith("io.netty."))
                .map(Published.Hook::state)
                .toList();
    }
}
