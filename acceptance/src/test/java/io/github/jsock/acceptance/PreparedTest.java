package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.jsock.programs.Greeting;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jar with classes that are woven already: they are used where they fit, and what is recorded is the same. */
@Execution(ExecutionMode.CONCURRENT)
class PreparedTest {
    static List<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void recordsTheSameWithByteBuddyAndWithout(Jdk jdk, @TempDir Path folder) throws Exception {
        Path jar = unprepared(folder);
        assertThat(records(jdk, jar)).isNotEmpty();
        assertPrepares(jdk, jar);
        assertThat(records(jdk, jar)).isEmpty();
    }

    /** Has been prepared by the build for each JDK that it found, and these are. */
    @ParameterizedTest
    @MethodSource("jdks")
    void isPreparedAsItIsBuilt(Jdk jdk) throws Exception {
        assertThat(records(jdk, AgentJar.path()))
                .as("Byte Buddy, unless this JDK came after the jar was built")
                .isEmpty();
    }

    /** They come to the agent as the JVM has put them together again, the second time with constants of the first. */
    @ParameterizedTest
    @MethodSource("jdks")
    void isPreparedForClassesThatAreLoaded(Jdk jdk) throws Exception {
        try (CrowdRun crowd = CrowdRun.start(TargetJvm.on(jdk))) {
            crowd.connect(crowd.listen(), 1);
            crowd.await(1);
            String pid = Long.toString(crowd.jvm().pid());
            for (List<String> words : List.of(List.of(pid), List.of("--detach", pid), List.of(pid))) {
                Outcome outcome = Cli.run(jdk, words.toArray(String[]::new));
                assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
            }
            assertThat(instancesOfByteBuddy(crowd.jvm())).isEmpty();
        }
    }

    /** Holds what is published against the kernel; what the JVM has of Byte Buddy then. */
    private static List<String> records(Jdk jdk, Path jar) throws Exception {
        try (CrowdRun crowd = CrowdRun.start(agent(jdk, jar))) {
            URI agent = crowd.jvm().agentUrl();
            crowd.connect(crowd.listen(), 3);
            crowd.await(3);
            await().untilAsserted(() -> assertPublishedIsWhatIs(crowd.jvm(), agent));
            assertThat(Published.at(agent).hooks())
                    .allMatch(hook -> hook.state().matches("woven|waiting"));
            return instancesOfByteBuddy(crowd.jvm());
        }
    }

    private static void assertPublishedIsWhatIs(TargetJvm jvm, URI agent) throws Exception {
        Published published = Published.at(agent);
        Difference difference = new Difference();
        new KernelCheck(KernelSockets.of(jvm.pid()), published, agent.getPort()).compare(difference, Set.of());
        difference.assertNone("published otherwise than the kernel has it");
        assertThat(published.connections()).hasSize(6);
    }

    static List<Jdk> jdksWithLogs() {
        return Jdk.all().stream().filter(jdk -> jdk.feature() > 8).toList();
    }

    /** Each would be a millisecond or more of every start. */
    @ParameterizedTest
    @MethodSource("jdksWithLogs")
    void makesNoClassOfItsOwnBeforeMain(Jdk jdk, @TempDir Path folder) throws Exception {
        Path log = folder.resolve("classes");
        String program = Greeting.class.getName();
        try (TargetJvm jvm = TargetJvm.on(jdk)
                .jvmArgs("-Xlog:class+load:file=" + log + ":tid", "-javaagent:" + AgentJar.path() + "=port=0")
                .main(program)) {
            jvm.agentUrl();
        }
        List<String> loaded = Files.readAllLines(log);
        String main = loaded.stream()
                .filter(line -> line.contains(program + " source:"))
                .findFirst()
                .orElseThrow();
        // Meanwhile the agent's own thread may make what it needs.
        String thread = main.substring(0, main.indexOf(']'));
        List<String> before = loaded.subList(0, loaded.indexOf(main)).stream()
                .filter(line -> line.startsWith(thread))
                .toList();
        assertThat(before).anyMatch(line -> line.contains(".recorder.Recorder "));
        assertThat(before).noneMatch(line -> line.contains("io.github.jsock") && line.contains("Lambda"));
    }

    /** Those of another JDK are of no use, and do no harm; those of several are side by side. */
    @Test
    void usesWhatWasPreparedOnThisJdkAlone(@TempDir Path folder) throws Exception {
        Path jar = unprepared(folder);
        Jdk last = Jdk.newest();
        Jdk other = jdks().stream()
                .filter(jdk -> jdk.feature() < last.feature())
                .findFirst()
                .orElseThrow();
        assertPrepares(other, jar);
        assertThat(runs(last, jar)).isNotEmpty();
        assertPrepares(last, jar);
        assertThat(runs(last, jar)).isEmpty();
        assertThat(runs(other, jar)).isEmpty();
    }

    /** Runs a program that opens sockets; what it has of Byte Buddy. */
    private static List<String> runs(Jdk jdk, Path jar) throws Exception {
        try (CrowdRun crowd = CrowdRun.start(agent(jdk, jar))) {
            URI agent = crowd.jvm().agentUrl();
            crowd.connect(crowd.listen(), 1);
            crowd.await(1);
            await().untilAsserted(
                            () -> assertThat(Published.at(agent).connections()).hasSize(2));
            return instancesOfByteBuddy(crowd.jvm());
        }
    }

    @Test
    void keepsTheJarsPermissionsAndLeavesNothingBeside(@TempDir Path folder) throws Exception {
        Path jar = unprepared(folder);
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r-----"));
        assertPrepares(Jdk.newest(), jar);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(jar)))
                .isEqualTo("rw-r-----");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(jar);
        }
        Outcome outcome = GreetingRun.on(Jdk.newest())
                .jvmArgsWithAgent("-javaagent:" + jar + "=port=0")
                .program(Greeting.class.getName())
                .assertAgentSays(GreetingRun::overHttp, GreetingRun.HTTP_AND_JMX);
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void leavesTheJarAloneWhenItCannot(@TempDir Path folder) throws Exception {
        Path jar = unprepared(folder);
        byte[] before = Files.readAllBytes(jar);
        try (TargetJvm cli = TargetJvm.on(Jdk.newest())
                .jvmArgs("-Djava.io.tmpdir=" + folder.resolve("none"))
                .jar(jar, "--prepare")) {
            Outcome outcome = Outcome.of(cli);
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.stdout()).isEmpty();
            assertThat(outcome.agentLines()).singleElement().asString().startsWith("jsock: cannot prepare " + jar);
        }
        assertThat(Files.readAllBytes(jar)).isEqualTo(before);
    }

    /** The oldest Netty, which the build has not prepared for, and a jar in which there is none. */
    @Test
    void preparesForANettyThatItIsGiven(@TempDir Path folder) throws Exception {
        Path jar = Files.copy(AgentJar.path(), folder.resolve("jsock.jar"));
        List<String> prepare = new ArrayList<>(List.of("--prepare"));
        Netty.V4_1_60.jars().forEach(each -> prepare.add(each.toString()));
        assertThat(said(jar, 0, prepare)).endsWith(" more classes are prepared");
        assertThat(said(jar, 0, prepare)).endsWith(" and this Netty already");
        assertThat(said(jar, 2, List.of("--prepare", AgentJar.path().toString())))
                .contains("no native transport of Netty's");
    }

    private static String said(Path jar, int exitCode, List<String> words) throws Exception {
        try (TargetJvm cli = TargetJvm.on(Jdk.newest()).jar(jar, words.toArray(String[]::new))) {
            Outcome outcome = Outcome.of(cli);
            assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(exitCode);
            return exitCode == 0
                    ? outcome.stdout().get(0)
                    : outcome.agentLines().get(0);
        }
    }

    @Test
    void saysThatThereIsNothingToDo(@TempDir Path folder) throws Exception {
        Path jar = unprepared(folder);
        assertPrepares(Jdk.newest(), jar);
        byte[] before = Files.readAllBytes(jar);
        try (TargetJvm cli = TargetJvm.on(Jdk.newest()).jar(jar, "--prepare")) {
            assertThat(Outcome.of(cli).stdout())
                    .singleElement()
                    .asString()
                    .startsWith("jsock: " + jar + " is prepared for Java ")
                    .endsWith(" already");
        }
        assertThat(Files.readAllBytes(jar)).isEqualTo(before);
    }

    private static Path unprepared(Path folder) throws IOException {
        return Files.copy(AgentJar.notPrepared(), folder.resolve("jsock.jar"));
    }

    private static TargetJvm.Launch agent(Jdk jdk, Path jar) {
        return TargetJvm.on(jdk).jvmArgs("-javaagent:" + jar + "=port=0");
    }

    private static void assertPrepares(Jdk jdk, Path jar) throws Exception {
        try (TargetJvm cli = TargetJvm.on(jdk).jar(jar, "--prepare")) {
            Outcome outcome = Outcome.of(cli);
            assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
            assertThat(outcome.stderr()).isEmpty();
            assertThat(outcome.stdout())
                    .singleElement()
                    .asString()
                    .matches("jsock: \\Q" + jar + "\\E starts faster now with Java \\S+: [2-3]\\d more classes are .*");
        }
    }

    static List<String> instancesOfByteBuddy(TargetJvm jvm) throws IOException {
        Process jcmd = new ProcessBuilder(
                        jvm.jdk().home().resolve("bin/jcmd").toString(), Long.toString(jvm.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(histogram).contains("io.github.jsock.instrument.Weaver");
        return histogram.lines().filter(line -> line.contains("net.bytebuddy.")).toList();
    }
}
