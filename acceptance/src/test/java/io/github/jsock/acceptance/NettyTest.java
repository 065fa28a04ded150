package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
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

/** What Netty does through its native transports, of whatever version and under whatever prefix, is seen to the byte. */
class NettyTest {
    private static final int IO_URING_SINCE = 9;

    static Stream<Arguments> allOnAllJdks() {
        return Jdk.all().stream()
                .flatMap(jdk -> Stream.of(
                                Arguments.of(Netty.V4_1_60, "epoll", jdk, jdk.feature() == 8),
                                Arguments.of(Netty.V4_1, "epoll", jdk, jdk.feature() != 8),
                                Arguments.of(Netty.V4_2, "epoll", jdk, jdk.feature() == 8),
                                Arguments.of(Netty.V4_2, "io_uring", jdk, jdk.feature() == 17),
                                Arguments.of(Netty.V4_2, "io_uring", jdk, jdk.feature() != 17),
                                Arguments.of(Netty.SHADED, "epoll", jdk, jdk.feature() != 11))
                        .filter(a -> jdk.feature() >= IO_URING_SINCE || !a.get()[1].equals("io_uring")));
    }

    static Stream<Arguments> nio() {
        return Stream.of(Arguments.of(Netty.V4_2, "nio", Jdk.newest(), false));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}, attached late: {3}")
    @MethodSource({"allOnAllJdks", "nio"})
    @Execution(ExecutionMode.CONCURRENT)
    void publishesWhatIs(Netty netty, String transport, Jdk jdk, boolean late, @TempDir Path folder) throws Exception {
        CompiledApplication application = netty.compile("NettySockets", folder);
        try (TargetJvm jvm = start(application, transport, jdk, late)) {
            URI agent = jvm.agentUrl();
            jvm.send("start");
            for (String line = jvm.readLine(); !line.equals("DONE"); line = jvm.readLine()) {
                String step = line.substring(line.indexOf(' ') + 1);
                assertThat(line).isEqualTo("STEP " + step);
                List<String> account = account(jvm, step);
                await(step)
                        .atMost(TargetJvm.PATIENCE)
                        .pollInSameThread()
                        .untilAsserted(() -> new NettyCheck(
                                        step,
                                        account,
                                        KernelSockets.of(jvm.pid()),
                                        Published.at(agent),
                                        Scrape.at(agent))
                                .assertAgreement(agent.getPort()));
                jvm.send("go on");
            }
            if (!transport.equals("nio")) {
                assertThat(Published.at(agent).hooks())
                        .filteredOn(hook -> hook.hook().startsWith("io.netty.channel.unix.Socket.accept"))
                        .extracting(Published.Hook::state)
                        .containsExactly("woven");
                // The oldest one is not among those that the build prepares for.
                boolean prepared = netty != Netty.V4_1_60 && AgentJar.on(jdk).equals(AgentJar.path());
                List<String> byteBuddy = PreparedTest.instancesOfByteBuddy(jvm);
                assertThat(byteBuddy.isEmpty()).as(byteBuddy.toString()).isEqualTo(prepared);
                HooksSeen.note(netty.toString(), Published.at(agent).hooks());
            }
            jvm.send("exit");
            assertThat(jvm.awaitExit()).as("exit code").isZero();
            assertThat(jvm.stderr())
                    .filteredOn(line -> line.startsWith("jsock:"))
                    .hasSize(1);
        }
    }

    private static TargetJvm start(CompiledApplication application, String transport, Jdk jdk, boolean late)
            throws IOException, InterruptedException {
        TargetJvm.Launch launch = TargetJvm.on(jdk).classPath(application.classPath());
        TargetJvm jvm = (late ? launch : launch.agent("port=0")).main(application.name(), transport);
        assertThat(jvm.readLine()).isEqualTo("READY");
        if (late) {
            jvm.attach("port=0");
        }
        return jvm;
    }

    private static List<String> account(TargetJvm jvm, String step) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        for (String line = jvm.readLine(); !line.equals("QUIET " + step); line = jvm.readLine()) {
            lines.add(line);
        }
        return lines;
    }
}
