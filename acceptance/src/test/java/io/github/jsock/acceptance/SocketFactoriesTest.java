package io.github.jsock.acceptance;

import io.github.jsock.programs.SocketFactories;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that brings {@code SocketImpl}s of its own sees no difference, and its sockets are counted once. */
@Execution(ExecutionMode.CONCURRENT)
class SocketFactoriesTest {
    /** From Java 13 on, a listener of the JDK's hands its connections to no other {@code SocketImpl} in working order. */
    static Stream<Arguments> whatEachJdkAllows() {
        return Stream.concat(
                Jdk.all().stream()
                        .flatMap(jdk -> Stream.of(Arguments.of(jdk, "channel"), Arguments.of(jdk, "platform"))),
                Jdk.between(8, 12).stream().map(jdk -> Arguments.of(jdk, "client")));
    }

    @ParameterizedTest
    @MethodSource("whatEachJdkAllows")
    void areCountedOnce(Jdk jdk, String way) throws Exception {
        GreetingRun run = GreetingRun.on(jdk).program(SocketFactories.class.getName(), way);
        if (jdk.feature() > 8) {
            run.jvmArgs("--add-opens=java.base/java.net=ALL-UNNAMED");
        }
        run.agent("port=0").assertAgentSays(SocketFactoriesTest::asInTheKernel, GreetingRun.HTTP_AND_JMX);
    }

    private static void asInTheKernel(TargetJvm jvm) throws IOException, InterruptedException {
        GreetingRun.overHttp(jvm);
        URI agent = jvm.agentUrl();
        Difference difference = new Difference();
        new KernelCheck(KernelSockets.of(jvm.pid()), Published.at(agent), agent.getPort())
                .compare(difference, Set.of());
        difference.assertNone("published otherwise than it is");
    }
}
