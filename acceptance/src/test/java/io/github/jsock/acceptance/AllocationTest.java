package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jsock.programs.EchoAllocation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The read and write paths allocate nothing: a thread that echoes allocates as much with the agent as without. */
class AllocationTest {
    static List<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void readingAndWritingAllocateNothing(Jdk jdk) throws Exception {
        List<String> without = outputOf(TargetJvm.on(jdk));
        List<String> with = outputOf(TargetJvm.on(jdk).agent("http=off,jmx=off"));

        assertThat(without).hasSize(5);
        assertThat(with).isEqualTo(without);
    }

    private static List<String> outputOf(TargetJvm.Launch launch) throws Exception {
        try (TargetJvm jvm = launch.main(EchoAllocation.class.getName())) {
            assertThat(jvm.awaitExit()).as("%s", jvm).isZero();
            return jvm.stdout();
        }
    }
}
