package io.github.jsock.acceptance;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing to write to: the agent needs no file. */
@Execution(ExecutionMode.CONCURRENT)
class BareMachineTest {
    /** In a mount name space of its own, so that the machine itself stays as it is. */
    private static final String READ_ONLY = """
            for place in / /tmp "$HOME"; do
              mount --bind "$place" "$place"; mount -o remount,bind,ro "$place"
            done
            if touch /tmp/jsock-probe "$HOME/jsock-probe" 2>/dev/null; then echo "still writable" >&2; exit 99; fi
            exec "$0" "$@"
            """;

    static List<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void runsOnAReadOnlyFileSystem(Jdk jdk) throws Exception {
        assumeThat(new ProcessBuilder("unshare", "-rm", "true").start().waitFor())
                .as("this user may make mount name spaces: unshare -rm")
                .isZero();
        GreetingRun.on(jdk)
                .by("unshare", "-rm", "sh", "-c", READ_ONLY)
                .agent("port=0")
                .assertAgentSays(GreetingRun::overHttp, GreetingRun.HTTP_AND_JMX);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void runsWithoutHomeAndTemporaryFolder(Jdk jdk, @TempDir Path folder) throws Exception {
        String nowhere = folder.resolve("nowhere").toString();
        GreetingRun.on(jdk)
                .by("env", "-i")
                .jvmArgs("-Duser.home=" + nowhere, "-Djava.io.tmpdir=" + nowhere)
                .agent("port=0")
                .assertAgentSays(GreetingRun::overHttp, GreetingRun.HTTP_AND_JMX);
    }
}
