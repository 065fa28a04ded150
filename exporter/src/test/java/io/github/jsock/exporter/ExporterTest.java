package io.github.jsock.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the outputs start and stop in a JVM that does not make it easy. */
class ExporterTest {
    private static final String WATCHES = "jsock: 0.1.0 watches this JVM";

    private static String get(URI url, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path)).timeout(ForkedJvm.PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    @Test
    void startsStopsAndStartsAgain() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.startExporter("port=0", "jmx=on")) {
            String line = jvm.errorLine();
            assertThat(line).matches(WATCHES + ": http://127\\.0\\.0\\.1:\\d+/ and JMX domain jsock");
            URI url = URI.create(line.split(" ")[5]);
            assertThat(get(url, "/metrics")).contains("jvm_socket_agent_info");
            assertThat(jvm.ask("beans count")).isNotEqualTo("0");
            assertThat(jvm.ask("threads").split(" "))
                    .contains("jsock-exporter", "jsock-http-worker-1")
                    .allMatch(name -> name.startsWith("jsock-") && !name.contains("(not a daemon)"));
            jvm.ask("stop");
            jvm.ask("await-no-threads");
            assertThat(jvm.ask("beans count")).isEqualTo("0");
            assertThatThrownBy(() -> new Socket(url.getHost(), url.getPort()).close())
                    .isInstanceOf(ConnectException.class);
            jvm.ask("start");
            assertThat(get(jvm.url(), "/metrics")).contains("jvm_socket_agent_info");
            assertThat(jvm.end()).isEmpty();
        }
    }

    @Test
    void takesTheNextPortWhenTheDefaultIsBusy() throws Exception {
        try (ForkedJvm first = ForkedJvm.startExporter();
                ForkedJvm second = ForkedJvm.startExporter()) {
            int[] ports = {first.url().getPort(), second.url().getPort()};
            assertThat(ports).doesNotHaveDuplicates();
            for (int port : ports) {
                assertThat(port).isBetween(Settings.FIRST_PORT, Settings.LAST_PORT);
            }
        }
    }

    @Test
    void saysWhatToDoWhenThePortIsBusyAndGoesOnWithTheRest() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ForkedJvm jvm = ForkedJvm.startExporter("port=" + busy.getLocalPort(), "jmx=on")) {
            assertThat(jvm.errorLine())
                    .isEqualTo("jsock: HTTP is off: port " + busy.getLocalPort()
                            + " is busy (Address already in use): set port=N, or port=0 for any free one");
            assertThat(jvm.errorLine()).isEqualTo(WATCHES + ": JMX domain jsock");
            assertThat(jvm.end()).isEmpty();
        }
    }

    @Test
    void runsWithoutTheModulesItWouldLike() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.startExporter(List.of("--limit-modules=java.base"), "port=0", "jmx=on")) {
            assertThat(jvm.errorLine())
                    .startsWith("jsock: HTTP is off: this Java run-time has no module jdk.httpserver (class com.sun.");
            assertThat(jvm.errorLine())
                    .startsWith("jsock: JMX is off: this Java run-time has no module java.management (class ");
            assertThat(jvm.errorLine()).isEqualTo(WATCHES + "; nothing is published");
            assertThat(jvm.end()).isEmpty();
        }
    }

    /** They are meant for the application's own copy, and that refuses these. */
    @ParameterizedTest
    @ValueSource(strings = {"foo=bar", "metrics.histogramClassicUpperBounds=oops"})
    void heedsNoPropertiesOfThePrometheusClient(String property) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.startExporter(List.of("-Dio.prometheus." + property), "port=0")) {
            URI url = jvm.url();
            for (String accept : List.of("text/plain", "application/openmetrics-text")) {
                assertThat(get(url, "/metrics", "Accept", accept))
                        .contains("jvm_socket_listeners{", "jvm_socket_agent_info{", "jvm_socket_agent_tracked ");
            }
            assertThat(jvm.ask("use-prometheus-properties"))
                    .startsWith("refused: io.prometheus.metrics.config.PrometheusPropertiesException: ");
            assertThat(jvm.end()).isEmpty();
        }
    }

    @Test
    void publishesAllMetricsWithoutLoggingAndManagement() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.startExporter(List.of("--limit-modules=jdk.httpserver"), "port=0")) {
            assertThat(get(jvm.url(), "/metrics"))
                    .contains("jvm_socket_listeners{", "jvm_socket_agent_info{", "jvm_socket_agent_tracked ");
            assertThat(jvm.end()).isEmpty();
        }
    }

    @Test
    void leavesTheChoiceOfTheLogManagerToTheApplication() throws Exception {
        String option = "-Djava.util.logging.manager=" + LateLogManager.class.getName();
        try (ForkedJvm jvm = ForkedJvm.startExporter(List.of(option), "port=0")) {
            jvm.ask("await-exporter-waiting");
            assertThat(jvm.ask("use-logging")).isEqualTo("LateLogManager made by main");
            assertThat(get(jvm.url(), "/metrics")).contains("jvm_socket_agent_info");
            assertThat(jvm.end()).isEmpty();
        }
    }

    @Test
    void leavesTheChoiceOfTheDefaultFileSystemToTheApplication() throws Exception {
        String option = "-Djava.nio.file.spi.DefaultFileSystemProvider=" + LateFiles.class.getName();
        try (ForkedJvm jvm = ForkedJvm.startExporter(List.of(option), "port=0")) {
            jvm.ask("await-exporter-waiting");
            assertThat(jvm.ask("use-files")).isEqualTo("made by main");
            assertThat(get(jvm.url(), "/metrics")).contains("jvm_socket_agent_info");
            assertThat(jvm.end()).isEmpty();
        }
    }
}
