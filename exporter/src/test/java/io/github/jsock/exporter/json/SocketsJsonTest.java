package io.github.jsock.exporter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.jsock.exporter.ForkedJvm;
import io.github.jsock.exporter.KernelSockets;
import io.github.jsock.exporter.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The document of a program that listens twice, has two connections open, one closed and one refused. */
@Timeout(180)
class SocketsJsonTest {
    private static final int ESTABLISHED = 0x01;
    private static final int LISTEN = 0x0A;

    private static ForkedJvm program;
    private static int port;
    private static int unseenPort;
    private static int refusedPort;

    @BeforeAll
    static void openSockets() throws Exception {
        program = ForkedJvm.start();
        program.tell("hook sun.nio.ch.SocketDispatcher.read woven", "hook sun.nio.ch.SocketDispatcher.write waiting");
        port = Integer.parseInt(program.ask("listen shop 127.0.0.1"));
        unseenPort = Integer.parseInt(program.ask("listen-unseen old 127.0.0.1"));
        program.tell("connect a shop", "connect b shop", "connect c old", "send a 5000", "send b 70", "close b");
        program.tell("bind-datagrams 127.0.0.1", "open 1");
        refusedPort = Integer.parseInt(program.ask("refuse"));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static JsonObject document(String query) {
        return JsonParser.parseString(program.ask("json " + query)).getAsJsonObject();
    }

    private static List<JsonObject> list(JsonObject document, String name) {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonElement element : document.getAsJsonArray(name)) {
            objects.add(element.getAsJsonObject());
        }
        return objects;
    }

    private static JsonObject only(
            JsonObject document, String list, String key, Object value, String key2, Object value2) {
        return list(document, list).stream()
                .filter(o -> o.get(key).getAsString().equals(value.toString()))
                .filter(o -> o.get(key2).getAsString().equals(value2.toString()))
                .reduce((first, second) -> {
                    throw new AssertionError("Both " + first + " and " + second);
                })
                .orElseThrow();
    }

    @Test
    void hasTheKeysOfTheContract() {
        JsonObject document = document("");
        assertThat(document.keySet())
                .containsExactly(
                        "version",
                        "jdk",
                        "pid",
                        "taken_at",
                        "kernel_taken_at",
                        "tcp_info",
                        "listeners",
                        "connections_total",
                        "connections",
                        "datagram_sockets_total",
                        "datagram_sockets",
                        "unconnected_total",
                        "unconnected",
                        "other_sockets",
                        "recently_closed",
                        "services",
                        "totals",
                        "hooks",
                        "errors");
        String origin = "owner owner_location library caller thread stack";
        assertThat(keys(document, "listeners"))
                .isEqualTo(words("id fd transport local_address local_port service_name backlog accepted open"
                        + " accept_queue_length accept_queue_limit accept_queue_length_max opened_at adopted "
                        + origin));
        String identity = "id fd transport role state local_address local_port peer_address peer_port server_address"
                + " server_port service_name opened_at ";
        String layers = "requested_address requested_port tls tls_handshake_seconds ";
        String traffic = "bytes_received bytes_sent reads writes adopted " + origin;
        assertThat(keys(document, "connections"))
                .isEqualTo(words(
                        identity + layers + "receive_queue_bytes send_queue_bytes rtt_seconds retransmits idle_seconds"
                                + " peer_ended_seconds " + traffic));
        assertThat(keys(document, "datagram_sockets"))
                .isEqualTo(words(identity + "idle_seconds bytes_received bytes_sent datagrams_received datagrams_sent"
                        + " datagrams_filled destinations adopted " + origin));
        assertThat(keys(document, "unconnected"))
                .isEqualTo(words("id fd transport state local_address local_port peer_address peer_port opened_at"
                        + " adopted " + origin));
        assertThat(keys(document, "other_sockets")).isEqualTo(words("fd kind address"));
        assertThat(keys(document, "recently_closed"))
                .isEqualTo(words(identity + layers + "closed_at duration_seconds close_reason error_type exception"
                        + " closed_by closed_by_thread closing_stack " + traffic));
        assertThat(keys(document, "services"))
                .isEqualTo(words("transport role server_address server_port service_name open opened closed failures"
                        + " accepted ephemeral_ports_in_use bytes_received bytes_sent reads writes"));
        assertThat(document.getAsJsonObject("totals").keySet())
                .isEqualTo(words("connections_opened connections_closed connections_open connects_in_progress"
                        + " open_failures connect_failures dns_lookups dns_lookup_failures bytes_received bytes_sent datagrams_received datagrams_sent"
                        + " datagram_sockets unconnected socket_fds open_fds max_fds ephemeral_ports_limit"
                        + " netns_listen_overflows netns_listen_drops others own tracked untracked errors"));
        assertThat(keys(document, "hooks")).isEqualTo(words("hook state expected"));
    }

    private static Set<String> keys(JsonObject document, String list) {
        return list(document, list).get(0).keySet();
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    @Test
    void saysWhoseItIs() {
        JsonObject document = document("");
        assertThat(document.get("version").getAsString()).isEqualTo(Version.CURRENT);
        assertThat(document.get("jdk").getAsString()).isEqualTo(System.getProperty("java.version"));
        assertThat(document.get("pid").getAsLong()).isEqualTo(program.pid());
        assertThat(Instant.parse(document.get("taken_at").getAsString()))
                .isBetween(
                        ProcessHandle.of(program.pid())
                                .orElseThrow()
                                .info()
                                .startInstant()
                                .orElseThrow(),
                        Instant.now());
        assertThat(document.getAsJsonObject("errors").size()).isZero();
        assertThat(document.get("hooks").toString())
                .isEqualTo("[{\"hook\":\"sun.nio.ch.SocketDispatcher.read\",\"state\":\"woven\",\"expected\":true},"
                        + "{\"hook\":\"sun.nio.ch.SocketDispatcher.write\",\"state\":\"waiting\",\"expected\":true}]");
    }

    @Test
    void listsTheSocketsThatTheKernelHas() throws Exception {
        JsonObject document = document("");
        KernelSockets kernel = new KernelSockets(program.pid());
        for (JsonObject listener : list(document, "listeners")) {
            assertThat(kernel.socket(listener.get("fd").getAsInt()))
                    .isEqualTo("%02X %d 0"
                            .formatted(LISTEN, listener.get("local_port").getAsInt()));
        }
        for (JsonObject connection : list(document, "connections")) {
            assertThat(kernel.socket(connection.get("fd").getAsInt()))
                    .isEqualTo("%02X %d %d"
                            .formatted(
                                    ESTABLISHED,
                                    connection.get("local_port").getAsInt(),
                                    connection.get("peer_port").getAsInt()));
        }
        assertThat(list(document, "listeners")).hasSize(2);
        assertThat(list(document, "connections")).hasSize(4);
    }

    @Test
    void tellsListenersAndWhatIsNotKnownOfThem() {
        JsonObject document = document("");
        JsonObject seen = only(document, "listeners", "local_port", port, "local_address", "127.0.0.1");
        assertThat(seen.get("backlog").getAsInt()).isEqualTo(50);
        assertThat(seen.get("accepted").getAsLong()).isEqualTo(2);
        assertThat(seen.get("open").getAsLong()).isEqualTo(1);
        assertThat(seen.get("adopted").getAsBoolean()).isFalse();
        assertThat(Instant.parse(seen.get("opened_at").getAsString())).isBeforeOrEqualTo(Instant.now());
        JsonObject unseen = only(document, "listeners", "local_port", unseenPort, "adopted", true);
        assertThat(unseen.get("backlog").isJsonNull()).isTrue();
        assertThat(unseen.get("opened_at").isJsonNull()).isTrue();
        assertThat(unseen.get("accepted").getAsLong()).isEqualTo(1);
    }

    @Test
    void countsEachByteAtBothEnds() {
        JsonObject document = document("service=" + port);
        JsonObject client = only(document, "connections", "role", "client", "server_address", "localhost");
        JsonObject server = only(document, "connections", "role", "server", "server_address", "127.0.0.1");
        assertThat(client.get("local_port")).isEqualTo(server.get("peer_port"));
        assertThat(client.get("bytes_sent").getAsLong()).isEqualTo(5_000);
        assertThat(client.get("bytes_received").getAsLong()).isZero();
        assertThat(server.get("bytes_received").getAsLong()).isEqualTo(5_000);
        assertThat(server.get("reads").getAsLong()).isPositive();
        JsonObject service = only(document, "services", "role", "client", "server_port", port);
        assertThat(service.get("bytes_sent").getAsLong()).isEqualTo(5_070);
        JsonObject totals = document.getAsJsonObject("totals");
        assertThat(totals.get("bytes_sent").getAsLong()).isEqualTo(5_070);
        assertThat(totals.get("bytes_received").getAsLong()).isEqualTo(5_070);
        assertThat(totals.get("connections_opened").getAsLong()).isEqualTo(6);
        assertThat(totals.get("connections_open").getAsLong()).isEqualTo(4);
        assertThat(totals.get("connections_closed").getAsLong()).isEqualTo(2);
        assertThat(totals.get("connect_failures").getAsLong()).isEqualTo(1);
        assertThat(totals.get("errors").getAsLong()).isZero();
    }

    @Test
    void tellsWhyConnectionsEndedAndConnectsFailed() {
        JsonObject document = document("");
        JsonObject server = only(document, "recently_closed", "role", "server", "state", "closed");
        assertThat(server.get("close_reason").getAsString()).isEqualTo("peer_fin");
        Instant opened = Instant.parse(server.get("opened_at").getAsString());
        Instant closed = Instant.parse(server.get("closed_at").getAsString());
        assertThat(server.get("duration_seconds").getAsDouble())
                .isPositive()
                .isCloseTo(Duration.between(opened, closed).toMillis() / 1e3, within(0.002));
        JsonObject service = only(document, "services", "role", "client", "server_port", port);
        assertThat(service.get("closed").toString()).isEqualTo("{\"local\":1}");
        assertThat(service.get("failures").toString()).isEqualTo("{}");
        JsonObject refused = only(document, "services", "role", "client", "server_port", refusedPort);
        assertThat(refused.get("failures").toString()).isEqualTo("{\"refused\":1}");
    }

    @Test
    void narrowsTheLists() {
        JsonObject clients = document("role=client");
        assertThat(clients.getAsJsonArray("listeners")).isEmpty();
        assertThat(list(clients, "connections"))
                .hasSize(2)
                .allMatch(c -> c.get("role").getAsString().equals("client"));
        assertThat(list(clients, "recently_closed")).hasSize(1);
        assertThat(list(clients, "services")).hasSize(3);
        assertThat(document("service=" + unseenPort).getAsJsonArray("connections"))
                .hasSize(2);
        assertThat(list(document("service=LOCAL"), "connections"))
                .hasSize(2)
                .allMatch(c -> c.get("server_address").getAsString().equals("localhost"));
        assertThat(document("service=none").getAsJsonArray("services")).isEmpty();
        assertThat(sizes(document("state=listening"))).containsExactly(2, 0, 0);
        assertThat(sizes(document("state=connected"))).containsExactly(0, 4, 0);
        assertThat(sizes(document("state=established"))).containsExactly(0, 4, 0);
        assertThat(sizes(document("state=close_wait"))).containsExactly(0, 0, 0);
        assertThat(sizes(document("state=closed"))).containsExactly(0, 0, 2);
        assertThat(document("state=closed").get("totals"))
                .isEqualTo(document("").get("totals"));
    }

    private static List<Integer> sizes(JsonObject document) {
        return List.of(
                document.getAsJsonArray("listeners").size(),
                document.getAsJsonArray("connections").size(),
                document.getAsJsonArray("recently_closed").size());
    }

    @Test
    void pagesTheConnections() {
        List<JsonElement> paged = new ArrayList<>();
        for (int offset = 0; offset < 5; offset += 2) {
            JsonObject page = document("limit=2&offset=" + offset);
            assertThat(page.get("connections_total").getAsInt()).isEqualTo(4);
            page.getAsJsonArray("connections")
                    .forEach(c -> paged.add(c.getAsJsonObject().get("id")));
        }
        JsonArray all = document("").getAsJsonArray("connections");
        assertThat(paged).hasSize(4).doesNotHaveDuplicates();
        all.forEach(c -> assertThat(paged).contains(c.getAsJsonObject().get("id")));
        assertThat(document("limit=0").getAsJsonArray("connections")).isEmpty();
        assertThat(document("limit=999999999&offset=999999999").getAsJsonArray("connections"))
                .isEmpty();
    }

    @Test
    void refusesBeforeItWritesAnything() {
        String refused = "refused, 0 characters written: ";
        assertThat(program.ask("json size=5"))
                .isEqualTo(refused + "unknown parameter 'size'; valid: role, service, state, limit, offset");
        assertThat(program.ask("json state=open"))
                .isEqualTo(refused + "unknown state 'open'; valid: listening, connected, opened, bound,"
                        + " connecting, established, syn_received, fin_wait_1, fin_wait_2, closed, close_wait, last_ack,"
                        + " closing");
        for (String bad : List.of("-1", "+1", "x", "1.5", "9999999999")) {
            assertThat(program.ask("json limit=" + bad))
                    .isEqualTo(refused + "limit '" + bad + "' is not a whole number, 0 or more");
        }
    }
}
