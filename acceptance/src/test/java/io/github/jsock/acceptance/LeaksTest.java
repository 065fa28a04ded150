package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.jsock.programs.Forgotten;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What has been idle for long is suspected, with what speaks for and against it. */
@Execution(ExecutionMode.CONCURRENT)
class LeaksTest {
    private static final String PROGRAM = Forgotten.class.getName() + '.';

    static List<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tellsForgottenFromPooled(Jdk jdk) throws Exception {
        try (TargetJvm jvm =
                TargetJvm.on(jdk).agent("port=0,leakAge=1s,leakIdle=3s").main(Forgotten.class.getName())) {
            assertThat(jvm.readLine()).isEqualTo("READY");
            URI agent = jvm.agentUrl();
            String[] others = {
                "peerClosed client forgotten peer_closed=5 closed=0",
                "neverUsed client forgotten never_used=4 closed=0",
                "usedOnce client unclear used_once=3 closed=2",
                "neverConnected unconnected forgotten never_connected=6 closed=0"
            };
            awaitSuspects(agent, others, "connect client unclear used_once=2 closed=0");
            assertThat(Scrape.at(agent).sum("jvm_socket_leak_suspects", "owner", PROGRAM + "connect"))
                    .isEqualTo(Forgotten.POOLED);
            jvm.send("use");
            assertThat(jvm.readLine()).isEqualTo("USED");
            awaitSuspects(agent, others, "connect client pooled reused=2 closed=0");
            published(Scrape.at(agent));
            closeWaits(agent);
            toldByTheCommandLine(jdk, jvm);
            assertThat(Published.at(agent).totals().errors()).isZero();
        }
    }

    private static void awaitSuspects(URI agent, String[] others, String pool) {
        await().pollInSameThread().atMost(TargetJvm.PATIENCE).untilAsserted(() -> {
            JsonObject leaks = JsonParser.parseString(Http.text(agent.resolve("/api/v1/leaks")))
                    .getAsJsonObject();
            assertThat(entries(leaks, "suspects").map(LeaksTest::text).filter(text -> !text.contains(" server ")))
                    .contains(others)
                    .contains(pool)
                    .hasSize(others.length + 1);
        });
    }

    private static Stream<JsonObject> entries(JsonObject leaks, String list) {
        return StreamSupport.stream(leaks.getAsJsonArray(list).spliterator(), false)
                .map(JsonElement::getAsJsonObject);
    }

    private static String text(JsonObject group) {
        StringBuilder text = new StringBuilder();
        text.append(group.get("owner").getAsString().replace(PROGRAM, "")).append(' ');
        text.append(group.get("kind").getAsString()).append(' ');
        text.append(group.get("looks").getAsString()).append(' ');
        for (String evidence : List.of("peer_closed", "never_connected", "never_used", "used_once", "reused")) {
            int count = group.get(evidence).getAsInt();
            text.append(count == 0 ? "" : evidence + "=" + count + " ");
        }
        return text.append("closed=").append(group.get("closed").getAsInt()).toString();
    }

    private static void published(Scrape scrape) {
        assertThat(scrape.sum("jvm_socket_leak_suspects", "owner", PROGRAM + "connect"))
                .isZero();
        assertThat(scrape.sum("jvm_socket_leak_suspects", "owner", PROGRAM + "neverUsed"))
                .isEqualTo(Forgotten.NEVER_USED);
        // The program keeps the other ends of those that it closes.
        assertThat(scrape.sum("jvm_socket_close_wait")).isEqualTo(Forgotten.PEER_CLOSED + Forgotten.CLOSED);
        assertThat(scrape.sum("jvm_socket_close_wait", "owner", PROGRAM + "peerClosed"))
                .isEqualTo(Forgotten.PEER_CLOSED);
        assertThat(scrape.sum("jvm_socket_close_wait_oldest_seconds", "role", "client"))
                .isPositive();
    }

    private static void closeWaits(URI agent) throws Exception {
        JsonObject leaks = JsonParser.parseString(Http.text(agent.resolve("/api/v1/leaks")))
                .getAsJsonObject();
        assertThat(entries(leaks, "close_wait"))
                .extracting(entry -> entry.get("owner").getAsString()
                        + ' '
                        + entry.get("connections").getAsInt())
                .containsExactlyInAnyOrder(
                        PROGRAM + "peerClosed " + Forgotten.PEER_CLOSED, PROGRAM + "accept " + Forgotten.CLOSED);
    }

    private static void toldByTheCommandLine(Jdk jdk, TargetJvm jvm) throws Exception {
        Outcome outcome = Cli.run(jdk, Long.toString(jvm.pid()), "leaks");
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(outcome.stdout())
                .anyMatch(line -> line.matches(
                        "\\s+5\\s+client\\s+forgotten\\s+5 peer closed\\s.*" + PROGRAM + "peerClosed\\s+\\d+\\s.*"))
                .anyMatch(line -> line.matches("\\s+5\\s+\\d+s\\s+" + PROGRAM + "peerClosed"))
                .anyMatch(line -> line.startsWith("\tat " + PROGRAM + "peerClosed(Forgotten.java:"));
    }
}
