package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line on a Java that cannot attach to others says so in one line. */
@Execution(ExecutionMode.CONCURRENT)
class NoAttachModuleTest {
    static Stream<Jdk> java8() {
        return Jdk.between(8, 8).stream();
    }

    @Test
    void inALinkedRuntime(@TempDir Path folder) throws Exception {
        String modules = "java.base,java.instrument,java.management";
        assertExplained(Cli.run(LinkedRuntime.of(Jdk.newest(), folder.resolve("runtime"), modules)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.base", "java.base,java.instrument"})
    void withoutOtherModules(String modules) throws Exception {
        TargetJvm.Launch launch = TargetJvm.on(Jdk.newest()).jvmArgs("--limit-modules=" + modules);
        try (TargetJvm cli = launch.jar(AgentJar.path(), "1")) {
            assertExplained(Outcome.of(cli));
        }
    }

    @ParameterizedTest
    @MethodSource("java8")
    void inAJreWithoutItsJdk(Jdk jdk, @TempDir Path folder) throws Exception {
        Path jre = folder.resolve("jre");
        Process copy = new ProcessBuilder("cp", "-rL", jdk.home().resolve("jre").toString(), jre.toString())
                .inheritIO()
                .start();
        assertThat(copy.waitFor()).isZero();
        assertExplained(Cli.run(new Jdk(8, jre)));
    }

    private static void assertExplained(Outcome outcome) {
        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.stdout()).isEmpty();
        assertThat(outcome.stderr())
                .singleElement()
                .asString()
                .matches("jsock: this Java \\(.+\\) has no attach module: run jsock with the java of a JDK.*");
    }
}
