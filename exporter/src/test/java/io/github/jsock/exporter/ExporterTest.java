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

/** How the outputs start and stop in a JVM that does not make it easy. */
class ExporterTest {
    private static final String WATCHES = "jsock: 0.1.0 watches this JVM";

    private static String get(URI url, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path)).build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    @Test
    void startsStopsAndStartsAgain() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.start("port=0", "jmx=on")) {
            String line = jvm.errorLine();
            assertThat(line).matches(WATCHES + ": http://127\\.0\\.0\\.1:\\d+/ and JMX domain jsock");
            URI url = URI.create(line.split(" ")[5]);
            assertThat(get(url, "/metrics")).contains("jvm_socket_agent_info");
            assertThat(jvm.ask("count beans")).isNotEqualTo("0");
            assertThat(jvm.ask("threads").split(" "))
                    .contains("jsock-exporter", "jsock-http-worker-1")
                    .allMatch(name -> name.startsWith("jsock-") && !name.contains("(not a daemon)"));
            jvm.ask("stop");
            jvm.ask("await end of threads");
            assertThat(jvm.ask("count beans")).isEqualTo("0");
            assertThatThrownBy(() -> new Socket(url.getHost(), url.getPort()).close())
                    .isInstanceOf(ConnectException.class);
            jvm.ask("start");
            assertThat(get(jvm.url(), "/metrics")).contains("jvm_socket_agent_info");
            assertThat(jvm.end()).isEmpty();
        }
    }

    @Test
    void takesTheNextPortWhenTheDefaultIsBusy() throws Exception {
        try (ForkedJvm first = ForkedJvm.start();
                ForkedJvm second = ForkedJvm.start()) {
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
                ForkedJvm jvm = ForkedJvm.start("port=" + busy.getLocalPort(), "jmx=on")) {
            assertThat(jvm.errorLine())
                    .isEqualTo("jsock: HTTP is off: port " + busy.getLocalPort()
                            + " is busy (Address already in use): set port=N, or port=0 for any free one");
            assertThat(jvm.errorLine()).isEqualTo(WATCHES + ": JMX domain jsock");
            assertThat(jvm.end()).isEmpty();
        }
    }

    @Test
    void runsWithoutTheModulesItWouldLike() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.start(List.of("--limit-modules=java.base"), "port=0", "jmx=on")) {
            assertThat(jvm.errorLine())
                    .startsWith("jsock: HTTP is off: this Java run-time has no module jdk.httpserver (class com.sun.");
            assertThat(jvm.errorLine())
                    .startsWith("jsock: JMX is off: this Java run-time has no module java.management (class ");
            assertThat(jvm.errorLine()).isEqualTo(WATCHES + "; nothing is published");
            assertThat(jvm.end()).isEmpty();
        }
    }

    /** Micrometer cannot do without logging, nor with properties of the Prometheus client that it does not know. */
    @Test
    void publishesMostWithoutMicrometer() throws Exception {
        for (String option : List.of("--limit-modules=jdk.httpserver", "-Dio.prometheus.unheard.of=1")) {
            try (ForkedJvm jvm = ForkedJvm.start(List.of(option), "port=0")) {
                URI url = jvm.url();
                assertThat(jvm.errorLine()).startsWith("jsock: some metrics about the agent itself are left out: ");
                assertThat(get(url, "/metrics"))
                        .contains("jvm_socket_listeners{", "jvm_socket_agent_info{")
                        .doesNotContain("jvm_socket_agent_tracked");
                assertThat(jvm.end()).isEmpty();
            }
        }
    }

    @Test
    void leavesTheChoiceOfTheLogManagerToTheApplication() throws Exception {
        String option = "-Djava.util.logging.manager=" + LateLogManager.class.getName();
        try (ForkedJvm jvm = ForkedJvm.start(List.of(option), "port=0")) {
            jvm.ask("await exporter waiting");
            assertThat(jvm.ask("use logging")).isEqualTo("LateLogManager made by main");
            assertThat(get(jvm.url(), "/metrics")).contains("jvm_socket_agent_info");
            assertThat(jvm.end()).isEmpty();
        }
    }
}
