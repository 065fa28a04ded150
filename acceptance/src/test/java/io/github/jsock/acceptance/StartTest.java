package io.github.jsock.acceptance;

import io.github.jsock.programs.Greeting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the options, the application runs as without the agent, and each problem is one line. */
@Execution(ExecutionMode.CONCURRENT)
class StartTest {
    private static final String HTTP_AND_JMX = GreetingRun.HTTP_AND_JMX;

    static List<Jdk> jdks() {
        return Stream.of(Jdk.between(8, 8), Jdk.between(17, 17), List.of(Jdk.newest()))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    static Stream<Arguments> mistakesOnJdks() {
        return jdks().stream()
                .flatMap(jdk -> Stream.of(
                        Arguments.of(jdk, "port=70000", "option port='70000' is not a port .* 7625-7634, is used"),
                        Arguments.of(jdk, "prot=0", "unknown option 'prot': did you mean 'port'.*"),
                        Arguments.of(jdk, "history", "option 'history' has no value: write history=\\d+")));
    }

    @ParameterizedTest
    @MethodSource("mistakesOnJdks")
    void saysWhatItDoesNotUnderstand(Jdk jdk, String options, String problem) throws Exception {
        GreetingRun.on(jdk).agent(options).assertAgentSays(GreetingRun::overHttp, "jsock: " + problem, HTTP_AND_JMX);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void leavesHttpOutWhenThePortIsTaken(Jdk jdk) throws Exception {
        try (ServerSocket taken = listener()) {
            GreetingRun.on(jdk)
                    .agent("port=" + taken.getLocalPort())
                    .assertAgentSays(
                            GreetingRun::byCommandLine,
                            "jsock: HTTP is off: port " + taken.getLocalPort() + " is busy .*: set port=N.*",
                            "jsock: \\S+ watches this JVM: JMX domain jsock");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void startsOnceWhenGivenTwice(Jdk jdk) throws Exception {
        GreetingRun.on(jdk)
                .agent("port=0")
                .agent("port=0")
                .assertAgentSays(GreetingRun::overHttp, "jsock: already attached .*", HTTP_AND_JMX);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void publishesOnlyWhatIsWanted(Jdk jdk) throws Exception {
        GreetingRun.on(jdk)
                .agent("http=off")
                .assertAgentSays(GreetingRun::byCommandLine, "jsock: \\S+ watches this JVM: JMX domain jsock");
        GreetingRun.on(jdk)
                .agent("jmx=off,port=0")
                .assertAgentSays(GreetingRun::overHttp, "jsock: \\S+ watches this JVM: http://127\\.0\\.0\\.1:\\d+/");
        GreetingRun.on(jdk)
                .agent("http=off,jmx=off")
                .assertAgentSays(GreetingRun::byCommandLine, "jsock: \\S+ watches this JVM; nothing is published");
    }

    /** By itself, when main ends, in {@code GreetingRun} everywhere else. */
    @ParameterizedTest
    @MethodSource("jdks")
    void exitsWhenTheApplicationCallsForIt(Jdk jdk) throws Exception {
        GreetingRun.on(jdk)
                .program(Greeting.class.getName(), "3")
                .agent("port=0")
                .assertAgentSays(GreetingRun::overHttp, HTTP_AND_JMX);
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }
}
