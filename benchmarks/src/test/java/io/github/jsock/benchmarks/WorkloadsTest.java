package io.github.jsock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.jsock.workloads.Driven;
import io.github.jsock.workloads.FirstSocket;
import io.github.jsock.workloads.HeldOpen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every workload does what it is told, in a JVM of its own. What it takes is no matter here. */
class WorkloadsTest {
    private static final Path HOME = Path.of(System.getProperty("java.home"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"churn", "blocking-1", "blocking-65536", "nio-1", "nio-65536", "netty-1024", "tls-1024", "tomcat"
            })
    void runs(String workload) throws Exception {
        Path errors = folder.resolve("errors");
        List<String> options = List.of("-Dworkloads.keystore=" + Keystore.file());
        try (DrivenJvm jvm = new DrivenJvm(HOME, options, errors, Driven.class, workload)) {
            jvm.awaitReady();
            assertThat(jvm.tell(10)).hasSize(4).startsWith(10);
            assertThat(jvm.tell(1_000)).startsWith(1_000).doesNotContain(0);
        }
        assertThat(Files.readString(errors)).doesNotContain("Exception");
    }

    @Test
    void wrkSaysHowManyRequestsItMade() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "wrk"))),
                "there is no wrk (package wrk)");
        try (DrivenJvm jvm = new DrivenJvm(HOME, List.of(), folder.resolve("errors"), Driven.class, "wrk")) {
            jvm.awaitReady();
            long[] took = jvm.tell(10);
            assertThat(took[0]).isGreaterThan(10);
            assertThat(took[1]).isPositive();
        }
    }

    @Test
    void firstSocketSaysWhatItTook() throws Exception {
        try (DrivenJvm jvm = new DrivenJvm(HOME, List.of(), folder.resolve("errors"), FirstSocket.class)) {
            long[] ticks = jvm.answer();
            assertThat(ticks).hasSize(2);
            assertThat(ticks[1]).isGreaterThanOrEqualTo(ticks[0]);
            assertThat(ProcessCost.of(jvm.pid()).cpuMillis()).isGreaterThanOrEqualTo(ProcessCost.millis(ticks[1]));
        }
    }

    @Test
    void heldOpenHoldsWhatItIsTold() throws Exception {
        try (DrivenJvm jvm = new DrivenJvm(HOME, List.of(), folder.resolve("errors"), HeldOpen.class)) {
            jvm.awaitReady();
            // With its first close the JDK opens a socket of its own, for good.
            jvm.tell("end 1");
            int before = sockets(jvm.pid());
            jvm.tell("listen 3");
            jvm.tell("hold 20");
            assertThat(sockets(jvm.pid())).isEqualTo(before + 2 + 40);
            jvm.tell("hold 5");
            assertThat(sockets(jvm.pid())).isEqualTo(before + 2 + 10);
            jvm.tell("end 10");
            assertThat(sockets(jvm.pid())).isEqualTo(before + 2 + 10);
        }
    }

    @Test
    void heldOpenSaysWhatThingsTake() throws Exception {
        try (DrivenJvm jvm = new DrivenJvm(HOME, List.of(), folder.resolve("errors"), HeldOpen.class)) {
            jvm.awaitReady();
            long before = jvm.tell("weigh")[0];
            jvm.tell("hold 1000");
            assertThat(jvm.tell("weigh")[0]).isGreaterThan(before + 200_000);
            assertThat(jvm.tell("spent main")).hasSize(2).doesNotContain(0);
            assertThat(jvm.tell("spent nobody")).containsExactly(0, 0);
            long[] beans = jvm.tell("beans java.lang");
            assertThat(beans[0]).isPositive();
            assertThat(beans[1]).isPositive();
            assertThat(beans[3]).isGreaterThan(20);
            assertThat(jvm.tell("beans nobody")[3]).isZero();
        }
    }

    private static int sockets(long pid) throws Exception {
        int sockets = 0;
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : descriptors) {
                sockets += Files.readSymbolicLink(descriptor).toString().startsWith("socket:") ? 1 : 0;
            }
        }
        return sockets;
    }
}
