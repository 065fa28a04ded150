package io.github.jsock.exporter.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.jsock.exporter.ForkedJvm;
import io.github.jsock.exporter.Version;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The beans of a program that listens once and has two connections open and one closed, as a JMX client sees them. */
@Timeout(180)
class JmxBeansTest {
    private static final String SOCKETS = "type=Sockets";
    private static final String AGENT = "type=Agent";

    private static ForkedJvm program;
    private static JmxClient client;
    private static int port;

    @BeforeAll
    static void openSockets() throws Exception {
        program = ForkedJvm.start();
        program.tell("hook sun.nio.ch.SocketDispatcher.read woven", "hook sun.nio.ch.SocketDispatcher.write waiting");
        port = Integer.parseInt(program.ask("listen shop 127.0.0.1"));
        program.tell("connect a shop", "connect b shop", "connect c shop");
        program.tell("send a 5000", "send b 70", "send c 900000", "close c", "refuse");
        program.tell("beans register", "beans settle");
        client = new JmxClient(program.pid());
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        program.close();
    }

    @Test
    void totalsAreThoseOfTheDocument() throws Exception {
        JsonObject document =
                JsonParser.parseString((String) client.call(SOCKETS, "dump")).getAsJsonObject();
        JsonObject totals = document.getAsJsonObject("totals");
        Map<String, String> keys = Map.of(
                "ConnectionsOpened", "connections_opened",
                "ConnectionsClosed", "connections_closed",
                "ConnectionsOpen", "connections_open",
                "ConnectsInProgress", "connects_in_progress",
                "ConnectFailures", "connect_failures",
                "BytesReceived", "bytes_received",
                "BytesSent", "bytes_sent");
        for (Map.Entry<String, String> key : keys.entrySet()) {
            assertThat(((Number) client.get(SOCKETS, key.getKey())).longValue())
                    .as(key.getKey())
                    .isEqualTo(totals.get(key.getValue()).getAsLong());
        }
        assertThat(client.get(SOCKETS, "BytesSent")).isEqualTo(905_070L);
        assertThat(client.get(SOCKETS, "ConnectionsOpen")).isEqualTo(4L);
        assertThat(client.get(SOCKETS, "ListenersOpen")).isEqualTo(1);
    }

    @Test
    void tracingCanBeSwitched() throws Exception {
        client.set(AGENT, "StackCapture", "1/10");
        assertThat(client.get(AGENT, "StackCapture")).isEqualTo("1/10");
        assertThatThrownBy(() -> client.set(AGENT, "StackCapture", "sometimes"))
                .hasStackTraceContaining("unknown stack capture 'sometimes'; valid: on, off, 1/N");
        client.set(AGENT, "StackCapture", "on");
        assertThat(client.get(AGENT, "StackCapture")).isEqualTo("on");
    }

    @Test
    void connectionsComeAsRowsFilteredSortedAndLimited() throws Exception {
        CompositeData[] all = (CompositeData[]) client.call(SOCKETS, "connections", "", "", 0);
        assertThat(all).hasSize(4).extracting(row -> (Long) row.get("id")).isSorted();
        CompositeData[] clients =
                (CompositeData[]) client.call(SOCKETS, "connections", "role=client,service=" + port, "-bytesSent", 0);
        assertThat(clients).extracting(row -> row.get("bytesSent")).containsExactly(5_000L, 70L);
        assertThat((CompositeData[]) client.call(SOCKETS, "connections", "state=established,role=server", "", 0))
                .hasSize(2);
        assertThat((CompositeData[]) client.call(SOCKETS, "connections", "state=close_wait", "", 0))
                .isEmpty();
        CompositeData[] first =
                (CompositeData[]) client.call(SOCKETS, "connections", "service=LocalHost", "bytesSent", 1);
        assertThat(first).singleElement().satisfies(row -> {
            assertThat(row.get("bytesSent")).isEqualTo(70L);
            assertThat(row.get("role")).isEqualTo("client");
            assertThat(row.get("serverAddress")).isEqualTo("localhost");
            assertThat(row.get("peerPort")).isEqualTo(port);
            assertThat(row.get("state")).isEqualTo("established");
            assertThat(row.get("receiveQueueBytes")).isEqualTo(0L);
            assertThat(row.get("sendQueueBytes")).isEqualTo(0L);
            assertThat((String) row.get("openedAt")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        });
    }

    @Test
    void linesAreAlignedAndFitAWideTerminal() throws Exception {
        String[] lines = (String[]) client.get(SOCKETS, "ConnectionLines");
        assertThat(lines).hasSize(5).allMatch(line -> line.length() <= 160);
        int service = lines[0].indexOf("SERVICE");
        int sentEnd = lines[0].indexOf("SENT") + "SENT".length();
        assertThat(Arrays.copyOfRange(lines, 1, lines.length))
                .allMatch(line -> line.substring(service).endsWith(":" + port))
                .anyMatch(line -> line.startsWith("tcp        client  127.0.0.1:")
                        && line.substring(0, sentEnd).endsWith(" 5000"));
        assertThat((String[]) client.get(SOCKETS, "ListenerLines"))
                .hasSize(2)
                .anyMatch(line -> line.matches("tcp +127\\.0\\.0\\.1:" + port + " +50 +3 +2 .*"));
        assertThat((String[]) client.get(SOCKETS, "RecentlyClosedLines"))
                .hasSize(3)
                .anyMatch(line -> line.contains("900000") && line.contains(" peer_fin "))
                .anyMatch(line -> line.contains("900000") && line.contains(" local "));
        assertThat((String[]) client.get("type=Services", "Lines")).hasSize(4);
    }

    @Test
    void servicesComeAsRows() throws Exception {
        CompositeData[] services = (CompositeData[]) client.get("type=Services", "Table");
        CompositeData server = Arrays.stream(services)
                .filter(row -> row.get("role").equals("server"))
                .findAny()
                .orElseThrow();
        assertThat(server.get("serverPort")).isEqualTo(port);
        assertThat(server.get("accepted")).isEqualTo(3L);
        assertThat(server.get("bytesReceived")).isEqualTo(905_070L);
        assertThat(JmxClient.map(server.get("closed"))).isEqualTo(Map.of("peer_fin", 1L));
        assertThat(JmxClient.map(server.get("failures"))).isEmpty();
    }

    @Test
    void badArgumentsAreRefusedInOneLine() {
        assertRefused("unknown parameter 'String'; valid: role, service, state", "String", "", 0);
        assertRefused(
                "unknown state 'open'; valid: established, syn_received, fin_wait_1, fin_wait_2, closed, close_wait, last_ack,"
                        + " closing",
                "state=open",
                "",
                0);
        assertRefused("unknown role 'x'; valid: client, server", "role=x", "", 0);
        assertRefused(
                "unknown sort key '-String'; valid: id, openedAt, idleSeconds, bytesReceived, bytesSent, reads, writes",
                "",
                "-String",
                0);
        assertRefused("limit '-1' is not a whole number, 0 or more", "", "", -1);
    }

    private static void assertRefused(String message, Object... arguments) {
        assertThatThrownBy(() -> client.call(SOCKETS, "connections", arguments))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasRootCauseMessage(message);
    }

    @Test
    void theAgentTellsOfItself() throws Exception {
        assertThat(client.get(AGENT, "Version")).isEqualTo(Version.CURRENT);
        assertThat((String[]) client.get(AGENT, "HookLines"))
                .containsExactly(
                        "STATE    HOOK",
                        "woven    sun.nio.ch.SocketDispatcher.read",
                        "waiting  sun.nio.ch.SocketDispatcher.write");
        assertThat((CompositeData[]) client.get(AGENT, "Hooks"))
                .extracting(row -> row.get("state"))
                .containsExactly("woven", "waiting");
        assertThat(JmxClient.map(client.get(AGENT, "Errors"))).isEmpty();
        assertThat(client.get(AGENT, "Tracked")).isEqualTo(5);
    }

    @Test
    void detachingDoesWhatItWasGivenAndSaysWhenItWasGivenNothing() throws Exception {
        assertThatThrownBy(() -> client.call(AGENT, "detach"))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("detaching is not available");
        program.ask("beans detachable");
        client.call(AGENT, "detach");
        assertThat(program.ask("beans detached")).isEqualTo("true");
    }

    @Test
    void removesItsBeansAndNoOthers() throws Exception {
        try (ForkedJvm other = ForkedJvm.start()) {
            other.ask("listen shop 127.0.0.1");
            try (JmxClient otherClient = new JmxClient(other.pid())) {
                Set<ObjectName> before = otherClient.server.queryNames(null, null);
                other.ask("beans register");
                assertThat(otherClient.server.queryNames(new ObjectName("jsock:*"), null))
                        .hasSize(4);
                other.tell("beans unregister", "beans refresh");
                assertThat(otherClient.server.queryNames(null, null)).isEqualTo(before);
            }
        }
    }
}
