package io.github.jsock.acceptance;

import io.github.jsock.programs.NoListening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications under a security manager, which 24 and later no longer have. */
@Execution(ExecutionMode.CONCURRENT)
class SecurityManagerTest {
    private static final String APPLICATION =
            "grant codeBase \"%s-\" { permission java.net.SocketPermission \"*\", \"accept,listen,connect,resolve\"; };\n"
                    .formatted(TargetJvm.programs().toUri());

    static List<Jdk> jdks() {
        return Jdk.between(8, 17);
    }

    private static String agentOn(Jdk jdk) {
        return "grant codeBase \"%s\" { permission java.security.AllPermission; };\n"
                .formatted(AgentJar.on(jdk).toUri());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void leavesHttpOutWhereListeningIsForbidden(Jdk jdk) throws Exception {
        GreetingRun.on(jdk)
                .jvmArgs("-Djava.security.manager=" + NoListening.class.getName())
                .agent("port=7625")
                .assertAgentSays(
                        GreetingRun::byCommandLine,
                        "jsock: HTTP is off: no listening on port 7625",
                        "jsock: \\S+ watches this JVM: JMX domain jsock");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void staysOutWhereThePolicyGrantsItNothing(Jdk jdk, @TempDir Path folder) throws Exception {
        GreetingRun.on(jdk)
                .jvmArgs(underPolicy(folder, APPLICATION))
                .agent("port=0")
                .assertAgentSays(GreetingRun::notStarted, "jsock: not started: .*access denied.*runs on without it");
    }

    /** The application may hardly do anything; what the agent does on its threads must not need more. */
    @ParameterizedTest
    @MethodSource("jdks")
    void recordsWhereThePolicyGrantsItAll(Jdk jdk, @TempDir Path folder) throws Exception {
        GreetingRun.on(jdk)
                .jvmArgs(underPolicy(folder, APPLICATION + agentOn(jdk)))
                .agent("port=0")
                .assertAgentSays(GreetingRun::overHttp, GreetingRun.HTTP_AND_JMX);
    }

    private static String[] underPolicy(Path folder, String policy) throws IOException {
        Path file = Files.writeString(folder.resolve("policy"), policy);
        return new String[] {"-Djava.security.manager", "-Djava.security.policy==" + file};
    }
}
