package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.github.jsock.programs.KernelStates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.Notification;
import javax.management.ObjectName;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the kernel knows of each socket is published as {@code ss} and {@code /proc} have it. */
@Execution(ExecutionMode.CONCURRENT)
class KernelStateTest {
    private static final int NO_ADDRESS = 4;
    private static final int SHORT_LIVED = 40;
    private static final String QUEUE = "jvm_socket_listener_accept_queue_";
    private static final String PORT = "server_port";

    static List<Jdk> jdks() {
        return Jdk.all();
    }

    /**
     * Where the program listens: for all that is connected, for what is in TIME_WAIT, with a small backlog, and twice; the last
     * is 0 if that cannot be.
     */
    private record Ports(int busy, int left, int small, int shared) {
        static Ports of(TargetJvm jvm) throws InterruptedException {
            String[] words = jvm.readLine().split(" ", -1);
            assertThat(words[0]).as(jvm.toString()).isEqualTo("READY");
            return new Ports(
                    Integer.parseInt(words[1]),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]),
                    Integer.parseInt(words[4]));
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void isWhatTheKernelHas(Jdk jdk) throws Exception {
        try (TargetJvm jvm = TargetJvm.on(jdk).agent("port=0").main(KernelStates.class.getName())) {
            Ports ports = Ports.of(jvm);
            URI agent = jvm.agentUrl();
            eventually(() -> assertThat(connections(Published.at(agent), ports.busy()))
                    .isEqualTo(connectionsOfSs(ports.busy())));
            assertThat(connections(Published.at(agent), ports.busy()))
                    .hasSize(14)
                    .anyMatch(text -> text.endsWith("fin_wait_2 0 0"))
                    .anyMatch(text -> text.endsWith("close_wait 1 0"))
                    .anyMatch(text -> text.endsWith("established 1000 0"))
                    .anyMatch(text -> text.matches(".* established 0 [1-9]\\d{4,}"));
            assertThat(Http.text(agent.resolve("/api/v1/sockets?state=close_wait")))
                    .contains("\"connections_total\":1,");
            eventually(() -> states(Scrape.at(agent)));
            ephemeralPorts(agent, ports.left());
            eventually(() -> assertThat(noAddress(Scrape.at(agent))).isEqualTo(NO_ADDRESS));
            eventually(() -> descriptors(Scrape.at(agent), jvm.pid()));
            acceptQueue(jvm, agent, ports.small());
            // Neither ss nor /proc/net has that one: its socket is the application's, but its association is over.
            eventually(() -> assertThat(closed(Scrape.at(agent))).isOne());
            assertThat(Http.text(agent.resolve("/api/v1/sockets?state=closed")))
                    .contains("\"connections_total\":1,")
                    .contains("\"local_port\":" + ports.busy());
            if (jdk.feature() > 8) {
                sharedAcceptQueues(agent, ports.shared());
            }
            assertThat(Published.at(agent).totals().errors()).isZero();
        }
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(TargetJvm.PATIENCE).pollInSameThread().untilAsserted(assertion);
    }

    private static List<String> connections(Published published, int port) {
        return published.connections("tcp").stream()
                .filter(c -> Integer.valueOf(port).equals(c.localPort())
                        || Integer.valueOf(port).equals(c.peerPort()))
                .map(c -> "%s to %s: %s %s %s"
                        .formatted(c.localPort(), c.peerPort(), c.state(), c.receiveQueueBytes(), c.sendQueueBytes()))
                .sorted()
                .toList();
    }

    /** Those in TIME_WAIT are no process's any more: an earlier user of the port may have left some. */
    private static List<String> connectionsOfSs(int port) throws IOException, InterruptedException {
        return Ss.rows("-tanH").stream()
                .filter(row -> !Set.of("LISTEN", "TIME-WAIT").contains(row[0]))
                .filter(row -> port(row[3]).equals("" + port) || port(row[4]).equals("" + port))
                .map(row -> "%s to %s: %s %s %s".formatted(port(row[3]), port(row[4]), state(row[0]), row[1], row[2]))
                .sorted()
                .toList();
    }

    private static String port(String socketAddress) {
        return socketAddress.substring(socketAddress.lastIndexOf(':') + 1);
    }

    private static String state(String ofSs) {
        return switch (ofSs) {
            case "ESTAB" -> "established";
            case "FIN-WAIT-2" -> "fin_wait_2";
            case "CLOSE-WAIT" -> "close_wait";
            default -> ofSs;
        };
    }

    private static void states(Scrape scrape) {
        String family = "jvm_socket_tcp_connections";
        assertThat(scrape.named(family)).hasSize(18);
        assertThat(scrape.sum(family)).isEqualTo(14);
        assertThat(scrape.sum(family, "network_connection_state", "established"))
                .isEqualTo(12);
        assertThat(scrape.sum(family, "network_connection_state", "close_wait")).isOne();
        assertThat(scrape.sum(family, "network_connection_state", "fin_wait_2")).isOne();
        assertThat(closed(scrape)).isZero();
        assertThat(scrape.sum("jvm_socket_queued_bytes", "network_io_direction", "receive"))
                .isGreaterThan(1_001);
        assertThat(scrape.sum("jvm_socket_queued_bytes", "network_io_direction", "transmit"))
                .isPositive();
    }

    private static long closed(Scrape scrape) {
        return scrape.sum("jvm_socket_tcp_connections", "network_connection_state", "closed");
    }

    private static long noAddress(Scrape scrape) {
        return scrape.sum("jvm_socket_connect_failures_total", "error_type", "address_not_available");
    }

    /** Those in TIME_WAIT vanish after a minute, and are in no process. */
    private static void ephemeralPorts(URI agent, int port) throws Exception {
        // Not readString: the size of such a file is no measure of it.
        String[] range = Files.readAllLines(Path.of("/proc/sys/net/ipv4/ip_local_port_range"))
                .get(0)
                .strip()
                .split("\\s+");
        eventually(() -> assertThat(
                        Scrape.at(agent).sum("jvm_socket_ephemeral_ports_in_use", PORT, Integer.toString(port)))
                .isEqualTo(ephemeralPortsOfSs(port)));
        assertThat(ephemeralPortsOfSs(port)).isEqualTo(SHORT_LIVED);
        assertThat(Scrape.at(agent).sum("jvm_socket_ephemeral_ports_limit"))
                .isEqualTo(1 + Integer.parseInt(range[1]) - Integer.parseInt(range[0]));
    }

    private static long ephemeralPortsOfSs(int port) throws IOException, InterruptedException {
        Set<String> locals = new TreeSet<>();
        for (String[] row : Ss.rows("-tanH")) {
            if (row[4].replace("[::ffff:127.0.0.77]", "127.0.0.77").equals("127.0.0.77:" + port)) {
                locals.add(port(row[3]));
            }
        }
        return locals.size();
    }

    private static void descriptors(Scrape scrape, long pid) throws IOException {
        try (var names = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            // A reader's own connection to the agent may come or go in between.
            assertThat(names.count()).isCloseTo(scrape.sum("process_open_fds"), within(2L));
        }
        Matcher limit = Pattern.compile("Max open files +(\\d+)")
                .matcher(Files.readString(Path.of("/proc/" + pid + "/limits")));
        assertThat(limit.find()).isTrue();
        assertThat(scrape.sum("process_max_fds")).isEqualTo(Long.parseLong(limit.group(1)));
    }

    private static void acceptQueue(TargetJvm jvm, URI agent, int port) throws Exception {
        long before = listenOverflows();
        jvm.send("fill");
        assertThat(jvm.readLine()).isEqualTo("FILLED");
        eventually(() -> {
            String[] row = Ss.rows("-ltnH").stream()
                    .filter(r -> port(r[3]).equals("" + port))
                    .findFirst()
                    .orElseThrow();
            // Of eight clients six are let in: the kernel takes one more than the limit.
            assertThat(row[1] + " of " + row[2]).isEqualTo("6 of 5");
            Scrape scrape = Scrape.at(agent);
            for (String what : List.of("length 6", "limit 5", "length_max 6")) {
                assertThat(QUEUE + what.split(" ")[0] + " "
                                + scrape.sum(QUEUE + what.split(" ")[0], PORT, Integer.toString(port)))
                        .isEqualTo(QUEUE + what);
            }
        });
        long overflows = Scrape.at(agent).sum("jvm_socket_netns_listen_overflows_total");
        assertThat(overflows).isGreaterThan(before).isLessThanOrEqualTo(listenOverflows());
        assertThat(Published.at(agent).listeners())
                .filteredOn(l -> Integer.valueOf(port).equals(l.localPort()))
                .extracting(
                        l -> l.acceptQueueLength() + " of " + l.acceptQueueLimit() + ", " + l.acceptQueueLengthMax())
                .containsExactly("6 of 5, 6");
    }

    /** Two listeners have one series, and each has a queue of its own. */
    private static void sharedAcceptQueues(URI agent, int port) throws Exception {
        eventually(() -> {
            List<String> lengths = Ss.rows("-ltnH").stream()
                    .filter(row -> port(row[3]).equals("" + port))
                    .map(row -> row[1] + " of " + row[2])
                    .sorted()
                    .toList();
            Scrape scrape = Scrape.at(agent);
            for (String what : List.of("length 20", "limit 40", "length_max 20")) {
                assertThat(QUEUE + what.split(" ")[0] + " "
                                + scrape.sum(QUEUE + what.split(" ")[0], PORT, Integer.toString(port)))
                        .isEqualTo(QUEUE + what);
            }
            assertThat(Published.at(agent).listeners())
                    .filteredOn(l -> Integer.valueOf(port).equals(l.localPort()))
                    .extracting(l -> l.acceptQueueLength() + " of " + l.acceptQueueLimit())
                    .hasSize(2)
                    .containsExactlyInAnyOrderElementsOf(lengths);
        });
    }

    private static long listenOverflows() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/net/netstat"));
        List<String> names = List.of(lines.get(0).split(" ", -1));
        return Long.parseLong(lines.get(1).split(" ", -1)[names.indexOf("ListenOverflows")]);
    }

    @ParameterizedTest
    @MethodSource("io.github.jsock.acceptance.ScaleTest#middleAndNewest")
    void isInTheBeansAndAnnounced(Jdk jdk) throws Exception {
        try (TargetJvm jvm = TargetJvm.on(jdk).agent("http=off").main(KernelStates.class.getName())) {
            Ports ports = Ports.of(jvm);
            jvm.awaitStderr(Pattern.compile("^jsock: .* JMX"));
            List<String> heard = new ArrayList<>();
            try (JmxTarget jmx = JmxTarget.of(jvm.pid())) {
                jmx.server()
                        .addNotificationListener(
                                new ObjectName("jsock:type=Sockets"), (news, handback) -> add(heard, news), null, null);
                jvm.send("fill");
                assertThat(jvm.readLine()).isEqualTo("FILLED");
                String bean = "jsock:type=Listener,transport=tcp,address=\"127.0.0.1\",port=" + ports.small();
                // It comes some seconds later if the agent looked before the program listened.
                eventually(() -> assertThat(jmx.server().isRegistered(new ObjectName(bean)))
                        .isTrue());
                eventually(() -> assertThat(jmx.attribute(bean, "AcceptQueueLength")
                                + " of " + jmx.attribute(bean, "AcceptQueueLimit")
                                + ", " + jmx.attribute(bean, "AcceptQueueLengthMax"))
                        .isEqualTo("6 of 5, 6"));
                eventually(() -> assertThat(copy(heard))
                        .filteredOn(text -> text.startsWith("jsock.listener.accept_queue_full"))
                        .singleElement()
                        .asString()
                        .endsWith("tcp 127.0.0.1:" + ports.small()));
                assertThat(jmx.attribute("jsock:type=Sockets", "MaxDescriptors"))
                        .isNotNull();
                assertThat((Integer) jmx.attribute("jsock:type=Sockets", "OpenDescriptors"))
                        .isGreaterThan((Integer) jmx.attribute("jsock:type=Sockets", "SocketDescriptors"));
            }
        }
    }

    private static void add(List<String> heard, Notification news) {
        synchronized (heard) {
            heard.add(news.getType() + " " + news.getMessage());
        }
    }

    private static List<String> copy(List<String> heard) {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }
}
