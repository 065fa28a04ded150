package io.github.jsock.exporter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.jsock.exporter.ForkedJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Simulated tables of more sockets than a process may hold here: every output is whole, and small where it should be. */
@Timeout(300)
class LargeTableTest {
    private static final int LISTENERS = 500;
    private static final int FEW = 2 * LISTENERS;
    private static final int TOO_MANY = 10;
    private static final int PAGE = 1_000;
    private static final int SERVICES = 200;
    private static final int HISTORY = 1_000;
    /** Of the heap, traces included. */
    private static final long MAX_BYTES_EACH = 300;

    @ParameterizedTest
    @CsvSource({"100_000, 96m", "1_000_000, 640m"})
    void isShownWhole(String count, String heap) throws Exception {
        int all = Integer.parseInt(count.replace("_", ""));
        try (ForkedJvm jvm = ForkedJvm.start(List.of("-Xmx" + heap), "maxSockets=" + (LISTENERS + all))) {
            jvm.tell("simulate listeners " + LISTENERS, "simulate connections " + FEW);
            String fewText = metrics(jvm);
            long before = liveBytes(jvm);

            jvm.tell("simulate connections " + all);
            long each = (liveBytes(jvm) - before) / (all - FEW);
            String text = metrics(jvm);
            assertThat(each).isLessThanOrEqualTo(MAX_BYTES_EACH);
            inMetrics(new Exposition(text), all, 0);
            assertThat(added(fewText, text)).isEmpty();
            inPages(jvm, all);
            assertThat(Long.parseLong(jvm.ask("json-size"))).isGreaterThan(100L * all);
            assertThat(jvm.ask("report")).contains(all / 2 + " client and " + all / 2 + " server connections");

            jvm.tell("simulate connections " + (all + TOO_MANY));
            inMetrics(new Exposition(metrics(jvm)), all, TOO_MANY);

            jvm.tell("simulate closes " + all);
            allEnded(jvm, all);
            // The slots stay, which are of four bytes, and what is kept of the past.
            assertThat(liveBytes(jvm) - before).isLessThan(5L * all + HISTORY * 1_000L);
        }
    }

    private static String metrics(ForkedJvm jvm) {
        return jvm.ask("metrics").replace('|', '\n');
    }

    /** The series that only many connections have; without those of owners, whose number is that of
     * places in the code: when openings come too fast to be traced, some are known later. */
    private static Set<String> added(String few, String many) {
        Set<String> added = new TreeSet<>(new Exposition(many).samples.keySet());
        added.removeAll(new Exposition(few).samples.keySet());
        added.removeIf(series -> series.contains("{owner=\""));
        return added;
    }

    private static long liveBytes(ForkedJvm jvm) {
        return Long.parseLong(jvm.ask("live-bytes"));
    }

    private static void inMetrics(Exposition scrape, int open, int untracked) {
        for (String role : List.of("client", "server")) {
            assertThat(sum(scrape, "connections_open{", role)).isEqualTo(open / 2);
            assertThat(sum(scrape, "connections_opened_total{", role)).isEqualTo(open / 2);
            assertThat(sum(scrape, "io_bytes_total{", role)).isEqualTo(open / 2);
        }
        assertThat(scrape.samples)
                .containsEntry("jvm_socket_agent_tracked", 1.0 * LISTENERS + open)
                .containsEntry("jvm_socket_agent_untracked_total{reason=\"table_full\"}", 1.0 * untracked)
                .containsEntry("jvm_socket_listeners{network_transport=\"tcp\"}", 1.0 * LISTENERS)
                .containsEntry("jvm_socket_agent_series_overflow_total{metric=\"services\"}", (double) folded(open));
        assertThat(sum(scrape, "listener_accepted_total{", "")).isEqualTo((open + untracked) / 2);
    }

    /** The listeners for which there is no service left, and the clients of theirs. */
    private static long folded(int open) {
        int listeners = LISTENERS - SERVICES;
        return listeners + (long) open / 2 * listeners / LISTENERS;
    }

    private static long sum(Exposition scrape, String start, String role) {
        return Math.round(scrape.samples.entrySet().stream()
                .filter(sample -> sample.getKey().startsWith("jvm_socket_" + start))
                .filter(sample -> role.isEmpty() || sample.getKey().contains("role=\"" + role + "\""))
                .mapToDouble(Map.Entry::getValue)
                .sum());
    }

    private static void inPages(ForkedJvm jvm, int all) {
        int first = 0;
        for (int offset : new int[] {0, all / 2, all - PAGE, all - 1, all}) {
            JsonObject page = JsonParser.parseString(jvm.ask("json limit=" + PAGE + "&offset=" + offset))
                    .getAsJsonObject();
            assertThat(page.get("connections_total").getAsInt()).isEqualTo(all);
            assertThat(page.getAsJsonArray("listeners")).hasSize(LISTENERS);
            JsonArray rows = page.getAsJsonArray("connections");
            assertThat(rows).hasSize(Math.min(PAGE, all - offset));
            List<Integer> fds = new ArrayList<>();
            for (JsonElement row : rows) {
                fds.add(row.getAsJsonObject().get("fd").getAsInt() - offset);
            }
            if (offset == 0) {
                first = fds.get(0);
            }
            for (int i = 0; i < fds.size(); i++) {
                assertThat(fds.get(i)).isEqualTo(first + i);
            }
        }
    }

    private static void allEnded(ForkedJvm jvm, int all) {
        JsonObject page = JsonParser.parseString(jvm.ask("json limit=" + PAGE)).getAsJsonObject();
        JsonObject totals = page.getAsJsonObject("totals");
        assertThat(totals.get("connections_open").getAsInt()).isZero();
        assertThat(totals.get("connections_opened").getAsInt()).isEqualTo(all);
        assertThat(totals.get("connections_closed").getAsInt()).isEqualTo(all);
        assertThat(totals.get("tracked").getAsInt()).isEqualTo(LISTENERS);
        assertThat(page.getAsJsonArray("recently_closed")).hasSize(HISTORY);
    }
}
