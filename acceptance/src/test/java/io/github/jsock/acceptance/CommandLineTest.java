package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jsock.programs.Crowd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code java -jar jsock.jar} on JVMs that run without the agent. */
@Execution(ExecutionMode.CONCURRENT)
class CommandLineTest {
    private static final String SOCKET = "fd %s: %s to %s";

    /** The JDK of the command line and that of the target: all to themselves, and both ways between Java 8 and later. */
    static Stream<Arguments> pairs() {
        List<Jdk> all = Jdk.all();
        Jdk eight = all.get(0);
        return Stream.concat(
                all.stream().map(jdk -> Arguments.of(jdk, jdk)),
                Stream.of(Jdk.between(17, 17).get(0), Jdk.newest())
                        .distinct()
                        .flatMap(later -> Stream.of(Arguments.of(eight, later), Arguments.of(later, eight))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void printsWhatTheKernelHas(Jdk jdk, Jdk targetJdk) throws Exception {
        jdk.home();
        try (CrowdRun crowd = start(targetJdk)) {
            crowd.connect(crowd.listen(), 3);
            crowd.await(3);
            String pid = Long.toString(crowd.jvm().pid());

            Outcome first = Cli.run(jdk, pid, "port=0");
            int agentPort = crowd.jvm().agentUrl().getPort();
            assertPrints(first, KernelSockets.of(crowd.jvm().pid()), agentPort);
            assertThat(first.stdout().get(0)).matches("jsock \\S+, process " + pid + ", Java \\S+");

            // It is there already: the same once more, and not a word in the target.
            List<String> said = crowd.jvm().stderr();
            crowd.connect(crowd.listen(), 1);
            crowd.await(4);
            assertPrints(Cli.run(jdk, pid), KernelSockets.of(crowd.jvm().pid()), agentPort);
            assertThat(crowd.jvm().stderr()).isEqualTo(said);
            assertThat(said).singleElement().asString().startsWith("jsock: ");
        }
    }

    private static void assertPrints(Outcome outcome, KernelSockets kernel, int agentPort) {
        assertThat(outcome.stderr()).isEmpty();
        CommandLineTable table = CommandLineTable.of(outcome);
        Difference difference = new Difference();
        difference.between(
                "listeners",
                kernel.listeners(agentPort).stream()
                        .map(s -> SOCKET.formatted(s.fd(), s.localAddress() + ":" + s.localPort(), "")),
                table.listeners().stream().map(row -> SOCKET.formatted(row.get("FD"), row.get("LOCAL"), "")));
        difference.between(
                "connections",
                kernel.associations(agentPort).stream()
                        .map(s -> SOCKET.formatted(
                                s.fd(), s.localAddress() + ":" + s.localPort(), s.peerAddress() + ":" + s.peerPort())),
                table.connections().stream()
                        .map(row -> SOCKET.formatted(row.get("FD"), row.get("LOCAL"), row.get("PEER"))));
        difference.assertNone("printed otherwise than it is");
    }

    @ParameterizedTest
    @MethodSource("io.github.jsock.acceptance.StartTest#jdks")
    void printsJson(Jdk jdk) throws Exception {
        try (CrowdRun crowd = start(jdk)) {
            crowd.connect(crowd.listen(), 2);
            crowd.await(2);
            Published published = Cli.published(crowd.jvm().pid(), "http=off");
            assertThat(published.pid()).isEqualTo(crowd.jvm().pid());
            assertThat(published.listeners()).hasSize(1);
            assertThat(published.connections()).hasSize(4);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.jsock.acceptance.StartTest#jdks")
    void listsTheJvms(Jdk jdk) throws Exception {
        try (CrowdRun crowd = start(jdk)) {
            crowd.listen();
            Outcome outcome = Cli.run(jdk);
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.stderr()).isEmpty();
            assertThat(outcome.stdout())
                    .anyMatch(line -> line.strip().equals(crowd.jvm().pid() + "  " + Crowd.class.getName()));
        }
    }

    @Test
    void leavesAloneWhatIsNoJvm() throws Exception {
        Process sleep = new ProcessBuilder("sleep", "600").start();
        try {
            assertRefused(1, "process " + sleep.pid() + " is not a JVM.*", Long.toString(sleep.pid()));
            assertThat(sleep.isAlive()).isTrue();
        } finally {
            sleep.destroyForcibly();
        }
    }

    static Stream<Arguments> senselessArguments() {
        return Stream.of(
                Arguments.of(1, "there is no process 999999999.*", "999999999"),
                Arguments.of(2, "'tomcat' is no PID.*--help.*", "tomcat"),
                Arguments.of(2, "'-5' is no PID.*", "-5"),
                Arguments.of(2, "which process.*", "--json"),
                Arguments.of(2, "which process.*", "--detach"),
                Arguments.of(2, "'1234' is no jar: --prepare takes .*", "--prepare 1234"),
                Arguments.of(2, "--prepare is a command of its own; .*", "--prepare --json"));
    }

    @ParameterizedTest
    @MethodSource("senselessArguments")
    void refusesInOneLineWhatMakesNoSense(int status, String line, String argument) throws Exception {
        assertRefused(status, line, argument.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+DisableAttachMechanism", "-XX:-EnableDynamicAgentLoading"})
    void saysThatTheTargetDoesNotWant(String option) throws Exception {
        try (CrowdRun crowd = CrowdRun.start(TargetJvm.on(Jdk.newest()).jvmArgs(option))) {
            crowd.listen();
            assertRefused(
                    1,
                    ".*process " + crowd.jvm().pid() + ".*",
                    Long.toString(crowd.jvm().pid()));
            assertThat(crowd.jvm().stderr()).isEmpty();
            crowd.connect(crowd.listen(), 1);
        }
    }

    @Test
    void explainsItself() throws Exception {
        Outcome help = Cli.run(Jdk.newest(), "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(String.join("\n", help.stdout())).contains("PID", "--json", "--detach", "maxSockets", "100000");
        Outcome version = Cli.run(Jdk.newest(), "--version");
        assertThat(version.exitCode()).isZero();
        assertThat(version.stdout()).containsExactly("jsock " + implementationVersion());
    }

    private static String implementationVersion() throws IOException {
        try (JarFile jar = new JarFile(AgentJar.path().toFile())) {
            return jar.getManifest().getMainAttributes().getValue("Implementation-Version");
        }
    }

    private static void assertRefused(int status, String line, String... arguments) throws Exception {
        Outcome outcome = Cli.run(Jdk.newest(), arguments);
        assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(status);
        assertThat(outcome.stdout()).isEmpty();
        assertThat(outcome.stderr()).singleElement().asString().matches("jsock: " + line);
    }

    /** From 21 on the JDK warns in the target whenever an agent is loaded into it, unless this is set. */
    static CrowdRun start(Jdk jdk) throws IOException {
        List<String> options = new ArrayList<>();
        if (jdk.feature() >= 21) {
            options.add("-XX:+EnableDynamicAgentLoading");
        }
        return CrowdRun.start(TargetJvm.on(jdk).jvmArgs(options.toArray(String[]::new)));
    }
}
