package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections that are leaked by real libraries are those of the method that used them, and the library is named by its jar. */
@Execution(ExecutionMode.CONCURRENT)
class LibraryLeaksTest {
    private static final String PROGRAM = "LibraryLeaks";
    private static final String[] LIBRARIES = {
        "postgresql-42.7.14.jar",
        "httpclient5-5.5.jar",
        "httpcore5-5.3.4.jar",
        "httpcore5-h2-5.3.4.jar",
        "slf4j-api-1.7.36.jar",
        "okhttp-4.12.0.jar",
        "okio-jvm-3.6.0.jar",
        "kotlin-stdlib-1.8.21.jar"
    };

    /**
     * A method of the program, and what it is to have.
     *
     * @param call what the line says by which it leaks
     */
    private record Leak(
            String method,
            String call,
            int connections,
            @Nullable String library) {
        String owner() {
            return PROGRAM + '.' + method;
        }
    }

    private static final List<Leak> EVERYWHERE = List.of(
            new Leak("postgres", "DriverManager.getConnection", 2, "postgresql-42.7.14.jar"),
            new Leak("apache", "apache.executeOpen", 3, "httpclient5-5.5.jar"),
            new Leak("okHttp", "execute()", 2, "okhttp-4.12.0.jar"),
            new Leak("channel", "bootstrap.connect", 4, "netty-transport-4.1.137.Final.jar"),
            new Leak("nativeChannel", "bootstrap.connect", 3, "netty-transport-native-unix-common-4.1.137.Final.jar"),
            new Leak("reactor", "steps.block()", 2, "netty-transport-native-unix-common-4.1.137.Final.jar"),
            new Leak("kept", "openStream()", 2, null));

    static List<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void namesTheMethodAndTheJar(Jdk jdk, @TempDir Path folder) throws Exception {
        Path shop = folder.resolve("shop");
        assertThat(shop.toFile().mkdir()).isTrue();
        CompiledApplication application = CompiledApplication.of(PROGRAM, shop, Netty.V4_1.and(libraries()));
        try (ServerProcess postgres = ServerProcess.postgres();
                TargetJvm jvm = TargetJvm.on(jdk)
                        .classPath(application.classPath())
                        .agent("port=0")
                        .main(PROGRAM, Integer.toString(postgres.port()))) {
            assertThat(jvm.readLine()).isEqualTo("READY");
            URI agent = jvm.agentUrl();
            List<Leak> leaks = new ArrayList<>(EVERYWHERE);
            if (jdk.feature() > 8) {
                leaks.add(new Leak("newClient", ".invoke(client, request, body)", 2, null));
            }
            for (Leak leak : leaks) {
                // What is published may be a second old.
                await().atMost(TargetJvm.PATIENCE).untilAsserted(() -> assertConnections(agent, leak));
                assertOwner(agent, leak);
            }
            assertCollected(jvm, agent);
        }
    }

    private static String[] libraries() {
        return Stream.concat(Stream.of(LIBRARIES), Stream.of(RealProgramsTest.REACTOR))
                .toArray(String[]::new);
    }

    private static void assertConnections(URI agent, Leak leak) throws Exception {
        assertThat(Published.at(agent).connections())
                .filteredOn(c -> leak.owner().equals(c.owner()))
                .hasSize(leak.connections)
                .allSatisfy(c -> {
                    assertThat(c.role()).isEqualTo("client");
                    assertThat(c.ownerLocation()).isEqualTo("shop");
                    assertThat(c.library()).isEqualTo(leak.library);
                });
        assertThat(Scrape.at(agent).named("jvm_socket_owner_connections_open"))
                .filteredOn(sample -> sample.label("owner").equals(leak.owner()))
                .extracting(sample -> sample.label("role") + ' ' + sample.value())
                .containsExactlyInAnyOrder("client " + (double) leak.connections, "server 0.0");
    }

    private static void assertOwner(URI agent, Leak leak) throws Exception {
        JsonObject row = owners(agent)
                .filter(owner -> owner.get("owner").getAsString().equals(leak.owner()))
                .findAny()
                .orElseThrow(() -> new AssertionError(leak + " has no owner"));
        assertThat(row.get("open").getAsInt()).as(leak.owner()).isEqualTo(leak.connections);
        assertThat(row.get("client").getAsInt()).as(leak.owner()).isEqualTo(leak.connections);
        assertThat(row.get("location").getAsString()).isEqualTo("shop");
        assertThat(leak.library == null ? row.get("library").isJsonNull() : leak.library.equals(text(row, "library")))
                .as(row.toString())
                .isTrue();
        for (JsonElement stack : row.getAsJsonArray("stacks")) {
            assertThat(lineOf(leak, Http.text(agent.resolve("/api/v1/stacks/" + stack.getAsInt()))))
                    .contains(leak.call);
        }
    }

    private static Stream<JsonObject> owners(URI agent) throws Exception {
        JsonObject all = JsonParser.parseString(Http.text(agent.resolve("/api/v1/owners")))
                .getAsJsonObject();
        return all.getAsJsonArray("owners").asList().stream().map(JsonElement::getAsJsonObject);
    }

    private static String text(JsonObject object, String member) {
        return object.get(member).getAsString();
    }

    /** The line of the program's source at which a stack has the leaking method. */
    private static String lineOf(Leak leak, String stack) throws Exception {
        MatchResult frame = Pattern.compile(Pattern.quote(leak.owner() + "(LibraryLeaks.java:") + "(\\d+)")
                .matcher(stack)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(leak + " is not in " + stack));
        String source = new String(
                Objects.requireNonNull(LibraryLeaksTest.class.getResourceAsStream("/applications/LibraryLeaks.java"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        return source.lines().toList().get(Integer.parseInt(frame.group(1)) - 1);
    }

    /** What nothing refers to any more the garbage collector closes, and whose it was is told. */
    private static void assertCollected(TargetJvm jvm, URI agent) {
        String owner = PROGRAM + ".dropped";
        await().pollInSameThread().atMost(TargetJvm.PATIENCE).untilAsserted(() -> {
            jvm.send("collect");
            assertThat(Scrape.at(agent).sum("jvm_socket_leaked_total", "owner", owner))
                    .isEqualTo(5);
            assertThat(Published.at(agent).recentlyClosed())
                    .filteredOn(c -> owner.equals(c.owner()))
                    .hasSize(5)
                    .allMatch(c -> "gc".equals(c.closeReason()));
            assertThat(owners(agent).filter(row -> text(row, "owner").equals(owner)))
                    .singleElement()
                    .satisfies(row -> assertThat(row.get("leaked").getAsInt()).isEqualTo(5));
        });
    }
}
