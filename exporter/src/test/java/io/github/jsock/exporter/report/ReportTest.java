package io.github.jsock.exporter.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jsock.exporter.ForkedJvm;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the report of a program tells of its accept queues and its ephemeral ports. */
@Timeout(180)
class ReportTest {
    private static final String QUEUES = "Connections that wait to be accepted, or have waited";
    private static final String PORTS = "Ephemeral ports in use, by any process and in TIME_WAIT too, most first";

    private ForkedJvm program;

    @BeforeEach
    void start() throws Exception {
        program = ForkedJvm.start();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private List<String> report() {
        return List.of(program.ask("report").split("\\|"));
    }

    /** Waits until there is such a table; its rows. */
    private List<String> rowsUnder(String title) {
        while (true) {
            List<String> report = report();
            int at = report.indexOf(title);
            if (at >= 0) {
                List<String> rest = report.subList(at + 2, report.size());
                return rest.subList(0, rest.indexOf(""));
            }
        }
    }

    @Test
    void tellsOfListenersThatKeepConnectionsWaiting() throws Exception {
        String port = program.ask("listen idle 127.0.0.1");
        assertThat(report()).doesNotContain(QUEUES);
        String small = program.ask("listen small 127.0.0.1");
        program.tell("listen-too twin small 1", "close-listener small");
        try (Socket first = connect(small);
                Socket second = connect(small)) {
            List<String> rows = rowsUnder(QUEUES);
            while (!rows.get(0).contains(" 2 ")) {
                rows = rowsUnder(QUEUES);
            }
            assertThat(rows)
                    .singleElement()
                    .asString()
                    .matches("tcp +127\\.0\\.0\\.1:" + small + " +1 +0 +0 +2 +1 +2 .*")
                    .doesNotContain(":" + port);
            assertThat(report())
                    .anyMatch(line -> line.startsWith("- the accept queue of 127.0.0.1:" + small + " was full"));
            assertThat(List.of(first, second)).allMatch(Socket::isConnected);
        }
    }

    private static Socket connect(String port) throws Exception {
        return new Socket(InetAddress.getByName("127.0.0.1"), Integer.parseInt(port));
    }

    @Test
    void tellsHowManyPortsAreInUseForEachDestination() {
        String port = program.ask("listen shop 127.0.0.1");
        assertThat(report()).doesNotContain(PORTS);
        program.tell("connect a shop", "connect b shop");
        assertThat(rowsUnder(PORTS)).singleElement().asString().matches(" +2 +[0-9]+  localhost:" + port);
    }
}
