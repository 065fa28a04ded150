package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.jsock.programs.LastDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that lives on its last descriptor never finds that we have it, and is told what the kernel has all the same. */
@Execution(ExecutionMode.CONCURRENT)
class LastDescriptorTest {
    private static final int LIMIT = 200;
    /** Longer than ten seconds, after which all that we look at has been looked at once more. */
    private static final String SECONDS = "12";
    /**
     * The JVM itself takes a descriptor now and then: to read how much memory there is and, up to Java 17, to look into a
     * library when a native method of it becomes hot.
     */
    private static final String[] QUIET_JVM = {
        "-XX:+IgnoreUnrecognizedVMOptions",
        "-XX:-UseContainerSupport",
        "-XX:-UseDynamicNumberOfCompilerThreads",
        "-XX:-CriticalJNINatives"
    };

    /**
     * When memory of a thread's own arena is first given back, glibc reads {@code /proc/sys/vm/overcommit_memory}
     * (malloc/arena.c, shrink_heap): some compiler's thread does, at any moment. With one arena none does.
     */
    private static final String ONE_ARENA = "export MALLOC_ARENA_MAX=1; ";

    /** By then the agent has looked at everything for the first time. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    static List<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void isNeverOurs(Jdk jdk, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("report.txt");
        try (TargetJvm jvm = TargetJvm.on(jdk)
                .by("sh", "-c", ONE_ARENA + "ulimit -n " + LIMIT + "; exec \"$0\" \"$@\"")
                .jvmArgs(QUIET_JVM)
                .agent("port=0,report=" + file)
                .main(LastDescriptor.class.getName(), SECONDS)) {
            jvm.agentUrl();
            int port = Integer.parseInt(jvm.readLine().replaceAll("\\D", ""));
            await().pollInSameThread()
                    .atMost(TargetJvm.PATIENCE)
                    .during(SETTLED)
                    .until(() -> ReportTest.isQuiet(jvm, ReportTest.STANDING));
            jvm.send("");
            assertThat(jvm.readLine()).isEqualTo("MISSED 0");
            jvm.send("");
            assertThat(jvm.readLine()).startsWith("java.net.SocketException: Too many open files");
            await().pollInSameThread()
                    .atMost(TargetJvm.PATIENCE)
                    .untilAsserted(() -> assertThat(Files.readAllLines(file))
                            .anyMatch(line -> line.startsWith("Descriptors: " + LIMIT + " open ("))
                            // What came when no descriptor was left.
                            .anyMatch(line -> line.startsWith("TCP: 1 close_wait, in the kernel at ")));
            assertThat(KernelSockets.of(jvm.pid()).tcp())
                    .filteredOn(socket -> socket.localPort() == port)
                    .singleElement()
                    .satisfies(socket -> assertThat(socket.state()).isEqualTo("CLOSE-WAIT"));
            jvm.send("");
            assertThat(jvm.awaitExit()).isZero();
            assertThat(jvm.stderr())
                    .filteredOn(line -> line.startsWith("jsock:"))
                    .hasSize(1);
        }
    }
}
