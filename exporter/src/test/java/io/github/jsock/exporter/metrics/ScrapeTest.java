package io.github.jsock.exporter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.jsock.exporter.ForkedJvm;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus gets from a JVM in which everything that is counted has happened. */
class ScrapeTest {
    private static final String ALL_PLAYED = "jvm_socket_agent_untracked_total{reason=\"table_full\"} 5.0";
    private static final String PORT_IN_USE = "jvm_socket_ephemeral_ports_in_use{";
    private static final long MAX_ALLOCATED_BYTES = 1_000_000;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ForkedJvm jvm;
    private static URI url;
    private static String text;
    private static Exposition scrape;
    private static String shared;
    private static String server;
    private static String nobody;

    @BeforeAll
    static void play() throws Exception {
        jvm = ForkedJvm.startExporter("port=0", "maxSockets=30", "maxServices=3");
        url = jvm.url().resolve("metrics");
        jvm.tell("hook a.Woven.method woven", "hook a.NotLoaded.method waiting", "error test");
        jvm.tell("hook a.HalfWoven.method woven", "hook a.HalfWoven.method absent");
        shared = "network_transport=\"tcp\"," + at("127.0.0.1", jvm.ask("listen shared 127.0.0.1"));
        jvm.tell("listen-too same shared 50", "listen-too shorter shared 7");
        server = "network_transport=\"tcp\",role=\"server\"," + at("127.0.0.1", jvm.ask("listen server 127.0.0.1"));
        jvm.tell("connect a server", "send a 1000", "close a", "connect b server", "send b 10");
        jvm.tell("connect c server", "reset c", "fail-accept server");
        nobody = "network_transport=\"tcp\"," + at("localhost", jvm.ask("refuse"));
        jvm.tell("begin-connect slow.example", "fail-lookup third.example", "fail-lookup fourth.example");
        jvm.ask("bind-datagrams 127.0.0.1");
        // Eleven are open now, and the table has room for 30.
        jvm.ask("open 24");
        text = textWhenAllIsPlayed();
        scrape = new Exposition(text);
    }

    private static String at(String address, String port) {
        return "server_address=\"" + address + "\",server_port=\"" + port + "\"";
    }

    /** The snapshot that is shown may be a second old, and what the kernel was asked somewhat more. */
    private static String textWhenAllIsPlayed() throws Exception {
        long end = System.nanoTime() + ForkedJvm.PATIENCE.toNanos();
        String latest;
        do {
            latest = get("text/plain").body();
        } while (!(latest.contains(ALL_PLAYED) && latest.contains(PORT_IN_USE)) && System.nanoTime() - end < 0);
        assertThat(latest).contains(ALL_PLAYED).contains(PORT_IN_USE);
        return latest;
    }

    @AfterAll
    static void end() {
        jvm.close();
    }

    private static HttpResponse<String> get(String accept) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(ForkedJvm.PATIENCE)
                .header("Accept", accept)
                .build();
        HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response;
    }

    @Test
    void isTheCatalogue() {
        Map<String, String> types = new TreeMap<>();
        Map<String, String> helps = new TreeMap<>();
        for (Metric metric : Family.catalogue()) {
            types.put(metric.name(), metric.typeName());
            helps.put(metric.name(), metric.help());
            boolean histogram = metric.type() == Metric.Type.HISTOGRAM;
            boolean suffixed = histogram || metric.type() == Metric.Type.SUMMARY;
            Set<String> labels = new TreeSet<>(metric.labels());
            assertThat(scrape.labelNames.get(metric.name() + (suffixed ? "_count" : "")))
                    .as(metric.name())
                    .containsExactly(labels);
            if (histogram) {
                labels.add("le");
                assertThat(scrape.labelNames.get(metric.name() + "_bucket")).containsExactly(labels);
            }
        }
        assertThat(scrape.types).containsExactlyInAnyOrderEntriesOf(types);
        assertThat(scrape.helps).containsExactlyInAnyOrderEntriesOf(helps);
    }

    @Test
    void countsWhatHappened() {
        String client = server.replace("server\",server_address=\"127.0.0.1", "client\",server_address=\"localhost");
        String receive = "{network_io_direction=\"receive\",";
        String transmit = "{network_io_direction=\"transmit\",";
        shows("connections_open{" + client + "}", 2);
        shows("connections_opened_total{" + client + "}", 3);
        shows("connections_closed_total{close_reason=\"local\"," + client + "}", 1);
        shows("connections_open{" + server + "}", 1);
        shows("connections_opened_total{" + server + "}", 3);
        shows("connections_closed_total{close_reason=\"peer_fin\"," + server + "}", 1);
        shows("connections_closed_total{close_reason=\"reset\"," + server + "}", 1);
        shows("io_bytes_total" + transmit + client + "}", 1_010);
        shows("io_bytes_total" + receive + client + "}", 0);
        shows("io_bytes_total" + receive + server + "}", 1_010);
        shows("io_operations_total" + transmit + client + "}", 2);
        shows("io_errors_total{error_type=\"reset\",network_transport=\"tcp\",role=\"server\"}", 1);
        shows("connects_in_progress{network_transport=\"tcp\"}", 1);
        shows("connect_failures_total{error_type=\"refused\"," + nobody + "}", 1);
        shows("listener_accepted_total{" + server.replace("role=\"server\",", "") + "}", 3);
        shows(
                "listener_accept_failures_total{error_type=\"too_many_open_files\","
                        + server.replace("role=\"server\",", "") + "}",
                1);
        assertThat(scrape.samples.keySet())
                .filteredOn(s -> s.contains("closed_total"))
                .hasSize(3);
    }

    @Test
    void mergesListenersThatShareAnAddress() {
        shows("listeners{network_transport=\"tcp\"}", 4);
        shows("listener_info{backlog=\"50\"," + shared + "}", 1);
        shows("listener_info{backlog=\"7\"," + shared + "}", 1);
        assertThat(scrape.samples.keySet())
                .filteredOn(s -> s.contains("listener_info"))
                .hasSize(3);
    }

    @Test
    void foldsWhatIsTooMuch() {
        String other = "network_transport=\"tcp\",server_address=\"~other\",server_port=\"0\"";
        shows("connect_failures_total{error_type=\"unresolved\"," + other + "}", 2);
        shows("agent_series_overflow_total{metric=\"services\"}", 2);
        shows("agent_tracked", 30);
        shows("agent_untracked_total{reason=\"unseen_end\"}", 0);
        assertThat(text).doesNotContain("fourth.example");
    }

    @Test
    void tellsOfTheAgent() {
        shows("agent_info{jdk=\"" + System.getProperty("java.version") + "\",mode=\"premain\",version=\"0.1.0\"}", 1);
        shows("agent_hooks{hook=\"a.Woven.method\"}", 1);
        shows("agent_hooks{hook=\"a.HalfWoven.method\"}", 0);
        shows("agent_errors_total{where=\"test\"}", 1);
        assertThat(text).doesNotContain("a.NotLoaded.method");
        assertThat(scrape.samples.get("jvm_socket_agent_scan_duration_seconds_count{scanner=\"snapshot\"}"))
                .isPositive();
    }

    @Test
    void givesDurationsInSeconds() {
        String ends = "{close_reason=\"reset\",network_transport=\"tcp\",role=\"server\"";
        String bucket = "connection_duration_seconds_bucket" + ends + ",le=\"";
        assertThat(scrape.samples.keySet().stream().filter(s -> s.startsWith("jvm_socket_" + bucket)))
                .hasSizeGreaterThan(5)
                .startsWith("jvm_socket_" + bucket + "0.001\"}")
                .contains("jvm_socket_" + bucket + "1.0\"}")
                .endsWith("jvm_socket_" + bucket + "+Inf\"}");
        assertThat(scrape.samples.entrySet().stream()
                        .filter(s -> s.getKey().startsWith("jvm_socket_" + bucket))
                        .map(Map.Entry::getValue))
                .isSorted()
                .last()
                .isEqualTo(1.0);
        shows("connection_duration_seconds_count" + ends + "}", 1);
        assertThat(scrape.samples.get("jvm_socket_connection_duration_seconds_sum" + ends + "}"))
                .isBetween(1e-9, 60.0);
    }

    @Test
    void pleasesPromtool() throws Exception {
        Path promtool = Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv("PATH"))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(promtool != null, "promtool (Debian package prometheus) is not installed");
        Process check = new ProcessBuilder(promtool.toString(), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        check.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        check.getOutputStream().close();
        assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(check.waitFor()).isZero();
    }

    @Test
    void speaksOpenMetricsToThoseWhoAcceptIt() throws Exception {
        HttpResponse<String> response =
                get("application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.2");
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
        assertThat(response.body())
                .contains("# TYPE jvm_socket_io_bytes counter\n# UNIT jvm_socket_io_bytes bytes\n")
                .contains("# TYPE jvm_socket_listener info\n")
                .endsWith("# EOF\n");
        assertThat(get("*/*").headers().firstValue("Content-Type"))
                .contains("text/plain; version=0.0.4; charset=utf-8");
    }

    /** As much for many connections as for few: what it renders are services and owners. */
    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000, 100_000})
    void allocatesLittle(int connections) throws Exception {
        try (ForkedJvm crowded = ForkedJvm.start()) {
            assertThat(Long.parseLong(crowded.ask("scrape-cost " + connections)))
                    .isBetween(1L, MAX_ALLOCATED_BYTES);
        }
    }

    /** The snapshot included, which has something of each connection. */
    @Test
    void allocatesLittleEvenWithASnapshotOfItsOwn() throws Exception {
        try (ForkedJvm crowded = ForkedJvm.start()) {
            assertThat(Long.parseLong(crowded.ask("scrape-cost-anew 10000"))).isBetween(1L, MAX_ALLOCATED_BYTES);
        }
    }

    private static void shows(String sample, double value) {
        assertThat(scrape.samples).containsEntry("jvm_socket_" + sample, value);
    }
}
