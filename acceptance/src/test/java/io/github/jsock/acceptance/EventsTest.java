package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.jsock.programs.Eventful;
import io.github.jsock.programs.Owned;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each event is told, in a file and to Java Flight Recorder, and what is told is what the program did. */
@Execution(ExecutionMode.CONCURRENT)
class EventsTest {
    private static final String PROGRAM = Eventful.class.getName() + '.';
    private static final String LEAKER = Owned.class.getName() + ".leak";
    private static final int LEAKED = 7;
    private static final int PAIRS = 5;
    private static final int MANY = 10_000;
    /** Of those pairs: what came after both ends had been closed. */
    private static final Map<String, Long> KINDS = Map.of(
            "listen", 1L, "connect", (long) PAIRS, "accept", (long) PAIRS, "close", 2L * PAIRS, "connect_failed", 1L);

    private static final String FLIGHT_SETTINGS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration version="2.0">
              <event name="jsock.Listen"><setting name="enabled">true</setting></event>
              <event name="jsock.Connect"><setting name="enabled">true</setting></event>
              <event name="jsock.Accept"><setting name="enabled">true</setting></event>
              <event name="jsock.Close"><setting name="enabled">true</setting></event>
              <event name="jsock.ConnectFailed"><setting name="enabled">true</setting></event>
              <event name="jsock.Leak"><setting name="enabled">true</setting></event>
            </configuration>
            """;

    static List<Jdk> jdks() {
        return Jdk.all();
    }

    /** A program whose events go to a file, and those of Flight Recorder to a recording. */
    private static TargetJvm start(Jdk jdk, Class<?> program, Path events, Path recording) throws IOException {
        Path settings = Files.writeString(recording.resolveSibling("jsock.jfc"), FLIGHT_SETTINGS);
        return TargetJvm.on(jdk)
                .jvmArgs("-XX:StartFlightRecording=settings=" + settings + ",dumponexit=true,filename=" + recording)
                .agent("port=0,events=" + events)
                .main(program.getName());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void areToldInFullToFileAndFlightRecorder(Jdk jdk, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("events.json");
        Path recording = folder.resolve("jsock.jfr");
        try (TargetJvm jvm = start(jdk, Eventful.class, file, recording)) {
            awaitReady(jvm);
            assertThat(jvm.agentUrl()).isNotNull();
            jvm.send("");
            String port = jvm.readLine().replaceAll("\\D", "");
            await().pollInSameThread()
                    .atMost(TargetJvm.PATIENCE)
                    .untilAsserted(() -> assertThat(kinds(file)).isEqualTo(KINDS));
            assertEqualsProgramsAccount(events(file), Integer.parseInt(port));
            assertThat(Scrape.at(jvm.agentUrl()).sum("jvm_socket_agent_events_missed_total"))
                    .isZero();
            assertThat(Scrape.at(jvm.agentUrl()).sum("jvm_socket_agent_errors_total"))
                    .isZero();
            jvm.send("");
            assertThat(jvm.awaitExit()).as(jvm.toString()).isZero();
        }
        assertRecorded(recordedBy(jdk, recording));
    }

    private static void assertEqualsProgramsAccount(List<JsonObject> events, int port) {
        List<JsonObject> closed = of(events, "close");
        assertThat(closed)
                .allMatch(e -> e.get("server_port").getAsInt() == port)
                .allMatch(e -> e.get("duration_seconds").getAsDouble() > 0);
        // The client of pair i sends i bytes and closes first; the server sends twice as many.
        assertThat(closed)
                .extracting(e -> e.get("role").getAsString() + " " + e.get("bytes_sent") + " " + e.get("bytes_received")
                        + " " + e.get("close_reason").getAsString() + " "
                        + e.get("owner").getAsString())
                .containsExactlyInAnyOrder(
                        "client 1 2 local " + PROGRAM + "connect", "server 2 1 peer_fin " + PROGRAM + "accept",
                        "client 2 4 local " + PROGRAM + "connect", "server 4 2 peer_fin " + PROGRAM + "accept",
                        "client 3 6 local " + PROGRAM + "connect", "server 6 3 peer_fin " + PROGRAM + "accept",
                        "client 4 8 local " + PROGRAM + "connect", "server 8 4 peer_fin " + PROGRAM + "accept",
                        "client 5 10 local " + PROGRAM + "connect", "server 10 5 peer_fin " + PROGRAM + "accept");
        assertThat(of(events, "connect_failed")).singleElement().satisfies(e -> {
            assertThat(e.get("error_type").getAsString()).isEqualTo("refused");
            assertThat(e.get("server_address").getAsString()).isEqualTo("localhost");
            assertThat(e.get("owner").getAsString()).isEqualTo(PROGRAM + "refused");
            assertThat(e.get("owner_location").getAsString()).isEqualTo("classes");
            assertThat(e.get("thread").getAsString()).isEqualTo("main");
        });
    }

    /** What the JDK's own tool tells of our events in it. */
    private static String recordedBy(Jdk jdk, Path recording) throws Exception {
        Process jfr = new ProcessBuilder(
                        jdk.home().resolve("bin/jfr").toString(),
                        "print",
                        "--categories",
                        "jsock",
                        recording.toString())
                .redirectErrorStream(true)
                .start();
        String text = new String(jfr.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jfr.waitFor()).as(text).isZero();
        return text;
    }

    private static Map<String, Long> kindsIn(String text) {
        return text.lines()
                .filter(line -> line.startsWith("jsock."))
                .collect(Collectors.groupingBy(line -> line.replaceAll(" .*", ""), Collectors.counting()));
    }

    private static void assertRecorded(String text) {
        assertThat(kindsIn(text))
                .as(text)
                .isEqualTo(Map.of(
                        "jsock.Listen",
                        1L,
                        "jsock.Connect",
                        (long) PAIRS,
                        "jsock.Accept",
                        (long) PAIRS,
                        "jsock.Close",
                        2L * PAIRS,
                        "jsock.ConnectFailed",
                        1L));
        assertThat(text)
                .contains("closeReason = \"peer_fin\"")
                .contains("errorType = \"refused\"")
                .contains("owner = \"" + PROGRAM + "accept\"")
                .contains("bytesSent = 10 bytes")
                .contains("Eventful.refused(Eventful.java:");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tellOfLeaks(Jdk jdk, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("events.json");
        Path recording = folder.resolve("jsock.jfr");
        try (TargetJvm jvm = start(jdk, Owned.class, file, recording)) {
            awaitReady(jvm);
            assertThat(jvm.agentUrl()).isNotNull();
            jvm.send("leak");
            await().pollInSameThread().atMost(TargetJvm.PATIENCE).untilAsserted(() -> {
                jvm.send("more");
                assertThat(of(events(file), "leak"))
                        .hasSize(LEAKED)
                        .allMatch(e -> e.get("owner").getAsString().equals(LEAKER));
            });
            jvm.send("");
            assertThat(jvm.awaitExit()).as(jvm.toString()).isZero();
        }
        String text = recordedBy(jdk, recording);
        assertThat(leaksIn(text))
                .as(text)
                .hasSize(LEAKED)
                .allMatch(event -> event.contains("owner = \"" + LEAKER + "\""));
    }

    private static List<String> leaksIn(String text) {
        return Stream.of(text.split("\n(?=jsock\\.)"))
                .filter(event -> event.startsWith("jsock.Leak "))
                .toList();
    }

    /** More than one file holds, and less than two do: then none is missing. */
    @Test
    void stayWithinTheSizeOfTwoFiles(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("events.json");
        Path older = folder.resolve("events.json.1");
        try (TargetJvm jvm =
                TargetJvm.on(Jdk.newest()).agent("port=0,events=" + file).main(Eventful.class.getName(), "many")) {
            awaitReady(jvm);
            assertThat(jvm.agentUrl()).isNotNull();
            jvm.send("");
            assertThat(jvm.readLine()).startsWith("DONE");
            await().pollInSameThread().atMost(TargetJvm.PATIENCE).untilAsserted(() -> {
                assertThat(older).exists();
                assertThat(of(events(file), "connect_failed")).isNotEmpty();
            });
        }
        assertThat(Files.size(older)).isBetween(9L << 20, 10L << 20);
        assertThat(Files.size(file)).isLessThanOrEqualTo(10L << 20);
        assertThat(events(older).size() + events(file).size()).isEqualTo(4 * MANY + 2);
    }

    /** The JVM itself may say before that it records. */
    private static void awaitReady(TargetJvm jvm) throws InterruptedException {
        while (!jvm.readLine().equals("READY")) {
            // The condition is the wait.
        }
    }

    private static Map<String, Long> kinds(Path file) throws IOException {
        return events(file).stream()
                .collect(Collectors.groupingBy(e -> e.get("event").getAsString(), Collectors.counting()));
    }

    private static List<JsonObject> of(List<JsonObject> events, String kind) {
        return events.stream()
                .filter(e -> e.get("event").getAsString().equals(kind))
                .toList();
    }

    /** Of what is there now: the last line may be half written. */
    private static List<JsonObject> events(Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }
}
