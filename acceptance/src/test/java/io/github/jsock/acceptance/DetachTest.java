package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.jsock.programs.Attacher;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code java -jar jsock.jar --detach PID} leaves a JVM as it was, and the agent can come back. */
@Execution(ExecutionMode.CONCURRENT)
class DetachTest {
    static List<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void leavesNothingRunning(Jdk jdk, @TempDir Path folder) throws Exception {
        try (CrowdRun crowd = CommandLineTest.start(jdk)) {
            TargetJvm jvm = crowd.jvm();
            String pid = Long.toString(jvm.pid());
            int port = crowd.listen();
            crowd.connect(port, 4);
            crowd.await(4);
            assertDone(Cli.run(jdk, pid, "port=0"));
            URI agent = jvm.agentUrl();
            assertThat(threads(jvm)).anyMatch(name -> name.startsWith("jsock-"));
            assertThat(wovenClasses(jdk, jvm, folder)).contains("sun/nio/ch/SocketDispatcher");

            assertDone(Cli.run(jdk, "--detach", pid));
            jvm.awaitStderr(Pattern.compile("^jsock: detached$"));
            assertThat(wovenClasses(jdk, jvm, folder)).isEmpty();
            await().pollInSameThread()
                    .untilAsserted(() -> assertThat(threads(jvm)).noneMatch(name -> name.startsWith("jsock-")));
            assertThatThrownBy(() -> Http.get(agent)).isInstanceOf(ConnectException.class);
            crowd.connect(port, 3);
            crowd.await(7);

            comesBack(jdk, crowd, pid);
        }
    }

    /** What happened meanwhile is taken in, and what happens from now on is seen. */
    private static void comesBack(Jdk jdk, CrowdRun crowd, String pid) throws Exception {
        Outcome again = Cli.run(jdk, pid);
        assertDone(again);
        assertThat(CommandLineTable.of(again).connections()).hasSize(14);
        await().pollInSameThread()
                .untilAsserted(() -> assertThat(crowd.jvm().stderr()).hasSize(3));
        crowd.closeConnections();
        crowd.connect(crowd.listen(), 1);
        crowd.await(8);
        Published published = Cli.published(crowd.jvm().pid());
        assertThat(published.listeners()).hasSize(2);
        assertThat(published.connections()).hasSize(2).allMatch(connection -> !connection.adopted());
        assertThat(published.totals().connectionsOpened())
                .isEqualTo(published.totals().connectionsClosed() + 2);
        assertThat(published.totals().errors()).isZero();
        assertThat(published.hooks()).noneMatch(hook -> hook.state().equals("removed"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void doesNotStartWhatIsNotThere(Jdk jdk, @TempDir Path folder) throws Exception {
        try (CrowdRun crowd = CommandLineTest.start(jdk)) {
            crowd.connect(crowd.listen(), 1);
            Outcome outcome = Cli.run(jdk, "--detach", Long.toString(crowd.jvm().pid()));
            assertThat(outcome.stdout()).isEmpty();
            assertThat(outcome.stderr()).singleElement().asString().matches("jsock: .*not attached.*");
            assertThat(wovenClasses(jdk, crowd.jvm(), folder)).isEmpty();
            assertThat(threads(crowd.jvm())).noneMatch(name -> name.startsWith("jsock-"));
        }
    }

    private static void assertDone(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.stderr()).isEmpty();
    }

    /** The names of its threads, as the kernel has them: 15 characters at most. */
    private static List<String> threads(TargetJvm jvm) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + jvm.pid() + "/task"))) {
            for (Path task : (Iterable<Path>) tasks::iterator) {
                names.add(Files.readString(task.resolve("comm")).strip());
            }
        }
        return names;
    }

    /** The loaded classes that have advice in them now; a second agent looks. */
    private static List<String> wovenClasses(Jdk jdk, TargetJvm jvm, Path folder) throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path agent = CompiledApplication.of("WovenClasses", classes, "byte-buddy-1.17.7.jar")
                .agentJar(folder.resolve("woven.jar"));
        Path report = folder.resolve("woven.txt");
        load(agent, report.toString(), jdk, jvm);
        return Files.readAllLines(report);
    }

    private static void load(Path agent, String options, Jdk jdk, TargetJvm jvm) throws Exception {
        String classPath = TargetJvm.programs() + ":" + jdk.home().resolve("lib/tools.jar"); // Java 8 needs it.
        try (TargetJvm attacher = TargetJvm.on(jdk)
                .classPath(classPath)
                .main(Attacher.class.getName(), Long.toString(jvm.pid()), agent.toString(), options)) {
            assertThat(attacher.awaitExit()).as(attacher.toString()).isZero();
        }
    }
}
