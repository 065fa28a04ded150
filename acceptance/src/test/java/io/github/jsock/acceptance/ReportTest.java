package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.jsock.programs.Exhaustion;
import io.github.jsock.programs.KernelStates;
import io.github.jsock.programs.Owned;
import io.github.jsock.programs.PortsUsedUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When descriptors or ports run out, a report says who has them, and the application meets what it would meet without us. */
@Execution(ExecutionMode.CONCURRENT)
class ReportTest {
    private static final int LIMIT = 256;
    private static final String HOARDER = Exhaustion.class.getName() + ".hoard";
    /** What the agent keeps open from its start. */
    static final List<String> STANDING = List.of("limits", "net/tcp", "net/tcp6", "net/netstat");

    private static final Pattern STARTED = Pattern.compile("^jsock: .* watches this JVM");
    private static final Pattern LAST_LINE = Pattern.compile("^- the same is in JConsole");
    private static final Pattern ASKED_AND_KERNEL =
            Pattern.compile("^Report of all sockets at (\\S+)\n(?s:.*)\nTCP: .* in the kernel at (\\S+)\n");
    private static final List<String> IN_A_NETWORK_OF_ITS_OWN = List.of(
            "unshare",
            "--net",
            "sh",
            "-c",
            "ip link set lo up && echo 40000 40019 > /proc/sys/net/ipv4/ip_local_port_range && exec \"$0\" \"$@\"");

    static List<Jdk> jdks() {
        return Jdk.all();
    }

    /** What a run of {@link Exhaustion} came to, and the descriptors it had before. */
    private record Run(List<String> stdout, int before, int opened) {}

    @ParameterizedTest
    @MethodSource("jdks")
    void namesWhoUsedUpTheDescriptorsAndNeedsNone(Jdk jdk, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("report.txt");
        Run plain;
        try (TargetJvm jvm = limited(jdk).main(Exhaustion.class.getName())) {
            plain = exhaust(jvm, List.of(), () -> {}, () -> {});
        }
        Run watched;
        try (TargetJvm jvm = limited(jdk).agent("port=0,report=" + file).main(Exhaustion.class.getName())) {
            jvm.awaitStderr(STARTED);
            watched = exhaust(
                    jvm,
                    STANDING,
                    () -> {
                        await().pollInSameThread()
                                .atMost(TargetJvm.PATIENCE)
                                .untilAsserted(() ->
                                        assertThat(Files.readAllLines(file)).anyMatch(LAST_LINE.asPredicate()));
                        // It was written while there was no descriptor left, and took none.
                        assertThat(descriptors(jvm)).isEqualTo(LIMIT);
                    },
                    () -> await().pollInSameThread()
                            .atMost(TargetJvm.PATIENCE)
                            .untilAsserted(() -> assertCountsFailures(Scrape.at(jvm.agentUrl()))));
            assertNamesTheHoarder(Files.readAllLines(file), watched.opened());
            assertThat(jvm.stderr()).hasSize(1);
            // It ran out again when it had closed half of them, within the same minute.
            assertThat(Files.readAllLines(file))
                    .filteredOn(line -> line.startsWith("Too many open files at "))
                    .hasSize(1);
        }
        // The agent's own descriptors, which it has from its start, are all that the application had less.
        assertThat(watched.before() + watched.opened()).isEqualTo(LIMIT);
        assertThat(plain.before() + plain.opened()).isEqualTo(LIMIT);
        assertThat(watched.stdout()).isEqualTo(plain.stdout());
    }

    private static TargetJvm.Launch limited(Jdk jdk) {
        return TargetJvm.on(jdk).by("sh", "-c", "ulimit -n " + LIMIT + "; exec \"$0\" \"$@\"");
    }

    private interface Check {
        void run() throws Exception;
    }

    /** Runs it to its end; how many sockets it opened is taken out of what it printed. */
    private static Run exhaust(TargetJvm jvm, List<String> standing, Check whileFull, Check whenDone) throws Exception {
        List<String> printed = new ArrayList<>();
        readUntil(jvm, "LISTENING", printed);
        await().pollInSameThread().atMost(TargetJvm.PATIENCE).until(() -> isQuiet(jvm, standing));
        int before = descriptors(jvm);
        jvm.send("");
        readUntil(jvm, "FULL", printed);
        whileFull.run();
        jvm.send("");
        readUntil(jvm, "DONE", printed);
        whenDone.run();
        jvm.send("");
        assertThat(jvm.awaitExit()).isZero();
        int opened = printed.stream()
                .filter(line -> line.startsWith("OPENED "))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
        // Half of them it could close and open again.
        assertThat(printed).contains("OPENED AGAIN " + opened / 2);
        printed.removeIf(line -> line.startsWith("OPENED"));
        return new Run(printed, before, opened);
    }

    private static void readUntil(TargetJvm jvm, String last, List<String> printed) throws InterruptedException {
        do {
            printed.add(jvm.readLine());
        } while (!printed.get(printed.size() - 1).equals(last));
    }

    /** Whether a JVM, whose agent looks around when it starts, has these files of {@code /proc} open and no others. */
    static boolean isQuiet(TargetJvm jvm, List<String> standing) throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/proc", Long.toString(jvm.pid()), "fd"))) {
            List<Path> read = new ArrayList<>();
            for (Path link : links.toList()) {
                Path file = Files.readSymbolicLink(link);
                if (file.startsWith("/proc")) {
                    read.add(file);
                }
            }
            return read.stream().allMatch(file -> standing.stream().anyMatch(file::endsWith))
                    && standing.stream().allMatch(name -> read.stream().anyMatch(file -> file.endsWith(name)));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static int descriptors(TargetJvm jvm) throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/proc", Long.toString(jvm.pid()), "fd"))) {
            return (int) links.count();
        }
    }

    private static void assertCountsFailures(Scrape scrape) {
        String cause = "too_many_open_files";
        // Both times that sockets were hoarded, and by each other way to open one.
        assertThat(scrape.sum("jvm_socket_open_failures_total", "network_transport", "tcp"))
                .isEqualTo(5);
        assertThat(scrape.sum("jvm_socket_open_failures_total", "network_transport", "udp"))
                .isOne();
        assertThat(scrape.sum("jvm_socket_open_failures_total", "error_type", cause))
                .isEqualTo(6);
        assertThat(scrape.sum("jvm_socket_listener_accept_failures_total", "error_type", cause))
                .isOne();
        assertThat(scrape.sum("jvm_socket_agent_errors_total")).isZero();
    }

    private static void assertNamesTheHoarder(List<String> report, int opened) {
        assertThat(report.get(0))
                .startsWith("Too many open files at ")
                .contains(": a socket could not be opened, by " + HOARDER + " (classes), stack ");
        assertThat(report)
                .anyMatch(line ->
                        line.startsWith("Descriptors: " + LIMIT + " open (") && line.endsWith(", limit " + LIMIT))
                .anyMatch(line -> line.matches("\\s*" + opened + " .*" + Pattern.quote(HOARDER) + "\\s+classes .*"))
                .anyMatch(line -> line.startsWith("\tat " + HOARDER + "(Exhaustion.java:"))
                .anyMatch(line -> line.startsWith("- " + HOARDER + " (classes) holds " + opened + " of "))
                .anyMatch(line -> line.contains("raise the limit of " + LIMIT))
                // The kernel's tables of TCP are read without a descriptor.
                .noneMatch(line -> line.endsWith("not known now"))
                .contains("Ephemeral ports in use, by any process and in TIME_WAIT too, most first")
                .anyMatch(line -> line.matches("tcp +127\\.0\\.0\\.1:\\d+ +50 +1 +0 +1 +50 +[12] .*"));
        assertThat(report).hasSizeLessThan(100);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void namesWhoUsedUpTheLocalPorts(Jdk jdk) throws Exception {
        Assumptions.assumeTrue(
                new ProcessBuilder("unshare", "--net", "true").start().waitFor() == 0,
                "this machine gives us no network namespace");
        List<String> outcomes = new ArrayList<>();
        try (TargetJvm jvm = inItsOwnNetwork(jdk).main(PortsUsedUp.class.getName(), "5000")) {
            outcomes.add(jvm.readLine());
        }
        try (TargetJvm jvm = inItsOwnNetwork(jdk)
                .agent("report=/no/such/folder/report.txt")
                .main(PortsUsedUp.class.getName(), "5000")) {
            outcomes.add(jvm.readLine());
            jvm.awaitStderr(LAST_LINE);
            List<String> report = jvm.stderr();
            assertThat(report)
                    .anyMatch(line -> line.startsWith("jsock: reports go to standard error, since"
                            + " report=/no/such/folder/report.txt cannot be written: "))
                    .anyMatch(line -> line.startsWith("jsock: Cannot assign requested address at ")
                            && line.contains(": a connect to tcp localhost:5000 failed, by "
                                    + PortsUsedUp.class.getName() + ".connect (classes)"))
                    .anyMatch(line -> line.matches("\\s*1  address_not_available  localhost:5000"))
                    .anyMatch(line -> line.matches("\\s*20 +20  localhost:5000"))
                    .anyMatch(line -> line.contains("all local ports are in use for localhost:5000 (20 of 20 now)"));
        }
        assertThat(outcomes.get(0)).startsWith("CONNECTED 20, then ").contains("Cannot assign requested address");
        assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
    }

    private static TargetJvm.Launch inItsOwnNetwork(Jdk jdk) {
        return TargetJvm.on(jdk).by(IN_A_NETWORK_OF_ITS_OWN.toArray(new String[0]));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void isWrittenWhenSocketsAreManyAndWhenAskedFor(Jdk jdk) throws Exception {
        try (TargetJvm jvm = TargetJvm.on(jdk).agent("port=0,leakThreshold=5").main(Owned.class.getName())) {
            assertThat(jvm.readLine()).isEqualTo("READY");
            jvm.awaitStderr(
                    Pattern.compile("^jsock: Many sockets are open at .*: [0-9]+ of them \\(option leakThreshold\\)$"));
            Outcome report = Cli.run(jdk, Long.toString(jvm.pid()), "report");
            assertThat(report.exitCode()).as(report.toString()).isZero();
            assertThat(report.stdout())
                    .anyMatch(
                            line -> line.matches("Sockets: 1 listeners, [34] client and [34] server connections, 1 for"
                                    + " datagrams, 1 neither listening nor connected"))
                    .anyMatch(line -> line.contains(Owned.class.getName() + ".accept"))
                    .contains("What to do next");
            assertIsFresh(Http.text(jvm.agentUrl().resolve("/api/v1/report")));
            Outcome listeners = Cli.run(jdk, Long.toString(jvm.pid()), "listeners");
            assertThat(listeners.stdout()).contains("Listeners: 1").noneMatch(line -> line.startsWith("Connections"));
            // Which opens some sockets.
            try (JmxTarget target = JmxTarget.of(jvm.pid())) {
                assertThat((String) target.invoke("jsock:type=Sockets", "report", new Object[0]))
                        .startsWith("Report of all sockets at ")
                        .containsPattern("\nTCP: [0-9]+ established, in the kernel at 20");
            }
        }
    }

    /** Whoever asks for it sees what the kernel has then, give or take the clock, however seldom it is asked otherwise. */
    private static void assertIsFresh(String report) {
        Matcher times = ASKED_AND_KERNEL.matcher(report);
        assertThat(times.find()).as(report).isTrue();
        assertThat(Instant.parse(times.group(2)))
                .isAfter(Instant.parse(times.group(1)).minusMillis(1_000));
    }

    @ParameterizedTest
    @MethodSource("io.github.jsock.acceptance.ScaleTest#middleAndNewest")
    void tellsOfAcceptQueuesAndPorts(Jdk jdk) throws Exception {
        try (TargetJvm jvm = TargetJvm.on(jdk).agent("port=0").main(KernelStates.class.getName())) {
            String[] ready = jvm.readLine().split(" ");
            jvm.send("fill");
            assertThat(jvm.readLine()).isEqualTo("FILLED");
            String small = "127\\.0\\.0\\.1:" + ready[3];
            await().pollInSameThread()
                    .atMost(TargetJvm.PATIENCE)
                    .untilAsserted(() -> assertThat(Http.text(jvm.agentUrl().resolve("/api/v1/report")))
                            .containsPattern("\ntcp +" + small + " +5 +0 +0 +6 +5 +6 ")
                            .containsPattern("\nAccept queues were found full [1-9]\\d* times so far")
                            .containsPattern("\n- the accept queue of " + small + " was full")
                            .containsPattern("\n +40 +\\d+  127\\.0\\.0\\.77:" + ready[2] + "\n"));
        }
    }
}
