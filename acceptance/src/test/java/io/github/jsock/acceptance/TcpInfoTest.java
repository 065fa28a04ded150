package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.github.jsock.programs.Owned;
import io.github.jsock.programs.Troubled;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Round-trip times are told where Java can ask for them and may, and where not, it is said why. */
@Execution(ExecutionMode.CONCURRENT)
class TcpInfoTest {
    private static final int FIRST_WITH_FOREIGN_CALLS = 22;

    static List<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void isOffUnlessAllowed(Jdk jdk) throws Exception {
        try (TargetJvm jvm = TargetJvm.on(jdk).agent("port=0").main(Owned.class.getName())) {
            assertThat(jvm.readLine()).isEqualTo("READY");
            Published published = withConnections(jvm.agentUrl());
            assertThat(published.tcpInfo())
                    .isEqualTo(
                            jdk.feature() < FIRST_WITH_FOREIGN_CALLS
                                    ? "off: it needs Java 22 or later"
                                    : "off: start the application with --enable-native-access=ALL-UNNAMED");
            assertThat(published.connections()).isNotEmpty().allMatch(c -> c.rttSeconds() == null);
            assertThat(jvm.stderr()).noneMatch(line -> line.contains("WARNING"));
        }
    }

    /** What is published may be a second old, and of before the program connected. */
    private static Published withConnections(URI agent) {
        return await().atMost(TargetJvm.PATIENCE)
                .pollInSameThread()
                .until(
                        () -> Published.at(agent),
                        published -> !published.connections().isEmpty());
    }

    static List<Jdk> jdksWithForeignCalls() {
        return Jdk.all().stream()
                .filter(jdk -> jdk.feature() >= FIRST_WITH_FOREIGN_CALLS)
                .toList();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("jdksWithForeignCalls")
    void equalsWhatSsSays(Jdk jdk) throws Exception {
        try (TargetJvm jvm = TargetJvm.on(jdk)
                .jvmArgs("--enable-native-access=ALL-UNNAMED")
                .agent("port=0")
                .main(Owned.class.getName())) {
            assertThat(jvm.readLine()).isEqualTo("READY");
            URI agent = jvm.agentUrl();
            await().atMost(TargetJvm.PATIENCE)
                    .pollInSameThread()
                    .untilAsserted(() -> assertEqualsWhatSsSays(Published.at(agent)));
        }
    }

    private static void assertEqualsWhatSsSays(Published published) {
        assertThat(published.tcpInfo()).isEqualTo("on");
        assertThat(published.connections()).isNotEmpty().allSatisfy(c -> {
            assertThat(c.rttSeconds()).isCloseTo(rttSeconds(c), within(1e-9));
            assertThat(c.retransmits()).isZero();
        });
        assertThat(published.listeners())
                .isNotEmpty()
                .allSatisfy(l -> assertThat(l.acceptQueueLength() + " of " + l.acceptQueueLimit())
                        .isEqualTo(acceptQueue(l)));
        assertThat(published.totals().errors()).isZero();
    }

    /** The backlog of a listener that was there before the agent was not seen, but the kernel has what became of it. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("jdksWithForeignCalls")
    void tellsTheLimitsOfAdoptedListeners(Jdk jdk) throws Exception {
        try (TargetJvm jvm =
                TargetJvm.on(jdk).jvmArgs("--enable-native-access=ALL-UNNAMED").main(Troubled.class.getName())) {
            assertThat(jvm.readLine()).startsWith("READY ");
            jvm.attach("port=0");
            Published published = Published.at(jvm.agentUrl());
            assertThat(published.listeners()).hasSize(2).allSatisfy(l -> {
                assertThat(l.backlog()).isNull();
                assertThat(l.acceptQueueLength() + " of " + l.acceptQueueLimit())
                        .isEqualTo(acceptQueue(l));
            });
            assertThat(published.listeners())
                    .extracting(l -> l.acceptQueueLimit())
                    .containsExactlyInAnyOrder(5L, 50L);
            assertThat(published.totals().errors()).isZero();
        }
    }

    private static String acceptQueue(Published.Listener listener) throws Exception {
        return Ss.rows("-ltnH").stream()
                .filter(row -> row[3].endsWith(":" + listener.localPort()))
                .map(row -> row[1] + " of " + row[2])
                .collect(Collectors.joining());
    }

    /** Nothing passes on these connections any more, so their times stay as they are. */
    private static double rttSeconds(Published.Connection connection) throws Exception {
        String text = Ss.rows("-tniH").stream()
                .map(fields -> String.join(" ", fields))
                .collect(Collectors.joining("\n"));
        Matcher rtt = Pattern.compile(
                        ":" + connection.localPort() + " \\S+:" + connection.peerPort() + "\\n.*?\\brtt:([0-9.]+)/")
                .matcher(text);
        assertThat(rtt.find()).as(text).isTrue();
        return Double.parseDouble(rtt.group(1)) / 1_000;
    }
}
