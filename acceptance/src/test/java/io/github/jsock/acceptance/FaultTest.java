package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jsock.acceptance.Account.End;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever fails inside the agent, the scenario comes out as without it, and the failures are counted. */
@Execution(ExecutionMode.CONCURRENT)
class FaultTest {
    private static final Pattern ERROR_LINE = Pattern.compile("jsock: internal error at '(\\w+)': .*");
    private static final Map<Jdk, List<String>> ALONE = new ConcurrentHashMap<>();

    static List<Jdk> jdks() {
        return StartTest.jdks();
    }

    static Stream<Arguments> errorsOnJdks() {
        return jdks().stream()
                .flatMap(jdk -> Stream.of(IllegalStateException.class, OutOfMemoryError.class, StackOverflowError.class)
                        .map(error -> Arguments.of(jdk, error)));
    }

    @ParameterizedTest
    @MethodSource("errorsOnJdks")
    void everyEventFails(Jdk jdk, Class<? extends Throwable> error, @TempDir Path folder) throws Exception {
        Path jar = new BrokenJar().withEveryEvent(error).write(folder.resolve("broken.jar"));
        try (TargetJvm jvm = ScenarioRun.start(TargetJvm.on(jdk).jvmArgs("-javaagent:" + jar + "=port=0"))) {
            URI agent = jvm.agentUrl();
            assertThat(digests(jvm)).isEqualTo(alone(jdk));
            Scrape scrape = Scrape.at(agent);
            for (String event : List.of("open", "listen", "connect", "accept", "read", "write", "close")) {
                assertThat(scrape.named("jvm_socket_agent_errors_total"))
                        .as(event)
                        .anyMatch(errors -> errors.label("where").startsWith(event) && errors.value() > 0);
            }
            // Sockets may have been found by asking the kernel meanwhile, but what they moved is known by events alone.
            assertThat(scrape.sum("jvm_socket_io_bytes_total")).isZero();
            end(jvm);
            assertThat(jvm.stderr().stream()
                            .map(ERROR_LINE::matcher)
                            .filter(line -> line.matches())
                            .map(line -> line.group(1)))
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }
    }

    /** As when memory is short, or the stack: what counts the failure fails as well. */
    @ParameterizedTest
    @MethodSource("jdks")
    void everyEventFailsAndSoDoesCounting(Jdk jdk, @TempDir Path folder) throws Exception {
        Path jar = new BrokenJar()
                .withEveryEvent(StackOverflowError.class)
                .with("Health", Set.of("error"), OutOfMemoryError.class)
                .write(folder.resolve("broken.jar"));
        try (TargetJvm jvm = ScenarioRun.start(TargetJvm.on(jdk).jvmArgs("-javaagent:" + jar + "=port=0"))) {
            assertThat(digests(jvm)).isEqualTo(alone(jdk));
            end(jvm);
        }
    }

    /** A hook's method calls a class that cannot be used: nothing may be woven then. */
    @ParameterizedTest
    @MethodSource("jdks")
    void theRecorderCannotBeInitialized(Jdk jdk, @TempDir Path folder) throws Exception {
        Path jar = new BrokenJar()
                .with("Ledger", Set.of("<init>"), IllegalStateException.class)
                .write(folder.resolve("broken.jar"));
        GreetingRun.on(jdk)
                .jvmArgsWithAgent("-javaagent:" + jar)
                .assertAgentSays(GreetingRun::notStarted, "jsock: not started: .*; the application runs on without it");
    }

    private static List<String> alone(Jdk jdk) throws IOException, InterruptedException {
        List<String> known = ALONE.get(jdk);
        if (known != null) {
            return known;
        }
        try (TargetJvm jvm = ScenarioRun.start(TargetJvm.on(jdk))) {
            List<String> digests = digests(jvm);
            end(jvm);
            ALONE.put(jdk, digests);
            return digests;
        }
    }

    private static void end(TargetJvm jvm) throws IOException, InterruptedException {
        jvm.send("exit");
        assertThat(jvm.awaitExit()).as("exit code").isZero();
        assertThat(jvm.stderr()).allMatch(line -> line.startsWith("jsock: "));
    }

    private static List<String> digests(TargetJvm jvm) throws IOException, InterruptedException {
        List<String> digests = new ArrayList<>();
        ScenarioRun.throughAllSteps(jvm, account -> digests.add(digest(account)));
        assertThat(digests).hasSizeGreaterThan(10);
        return Collections.unmodifiableList(digests);
    }

    /** What is the same in every run: all but port numbers, and what is cut off in the middle of a transfer. */
    private static String digest(Account account) {
        boolean cutOff = account.step().equals("closed-while-blocked");
        return account.step() + ": "
                + sorted(account.ends().stream().map(end -> digest(end, cutOff && !end.isOpen())))
                + sorted(account.listeners().stream().map(l -> "backlog " + l.backlog() + ", accepted " + l.accepted()))
                + sorted(account.connectFailures().entrySet().stream()
                        .map(f ->
                                f.getKey().errorType() + " " + nameOf(f.getKey().address()) + " " + f.getValue()))
                + account.totals().opened() + " opened, " + account.totals().closed() + " closed";
    }

    /** The address itself, or of a path the last name: its folder is another in every run. */
    private static String nameOf(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static String digest(End end, boolean cutOff) {
        String bytes = cutOff ? "" : " sent " + end.sent() + ", received " + end.received();
        return end.role() + bytes + ", " + end.state();
    }

    private static List<String> sorted(Stream<String> lines) {
        return lines.sorted().toList();
    }
}
