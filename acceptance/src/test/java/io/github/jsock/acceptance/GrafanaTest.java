package io.github.jsock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import io.github.jsock.acceptance.Dashboard.Query;
import io.github.jsock.acceptance.PrometheusServer.Sample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard, the rules and the configuration under {@code grafana/}, tried with a real Prometheus on the demo. */
class GrafanaTest {
    private static final Path GRAFANA = Path.of("../grafana");
    private static final Path CONFIG = GRAFANA.resolve("prometheus.yml");
    private static final Path RULES = GRAFANA.resolve("rules/jsock.rules.yml");
    private static final Path SHOP = Path.of("../demo-app/target/demo-app.jar");
    private static final int SHOP_PORTS = 7;
    private static final int FINAL_SCHEMA_OF_THIS_FORMAT = 42;
    private static final int GRID_COLUMNS = 24;

    /** Gives 0 where the metric has no series yet; see the dashboard's queries. */
    private static final String FALLBACK = " or 0 * ";

    private static final Pattern METRIC = Pattern.compile("\\bjvm_socket_\\w+");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), (\\w+)\\)");

    /** What need not have data while the shop is well, and why. A metric among these has no series before it counts. */
    private static final Map<String, String> EMPTY_IN_HEALTH = Map.of(
            "jvm_socket_agent_errors_total", "nothing fails inside the agent",
            "jvm_socket_io_errors_total", "the shop's connections end in order",
            "jvm_socket_listener_accept_failures_total", "the shop can accept all that come",
            "} == 0", "every hook is woven");

    private final Dashboard dashboard;

    GrafanaTest() throws IOException {
        dashboard = Dashboard.read(GRAFANA.resolve("dashboards/jsock.json"));
    }

    @Test
    void promtoolAcceptsConfigurationAndRulesAndTheirTestsPass() throws Exception {
        PrometheusServer.promtool("check", "config", CONFIG.toString());
        PrometheusServer.promtool("check", "rules", RULES.toString());
        PrometheusServer.promtool(
                "test", "rules", GRAFANA.resolve("rules/jsock.rules.test.yml").toString());
    }

    @Test
    void everyAlertHasATest() throws Exception {
        Set<String> alerts = matches("alert: (\\w+)", Files.readString(RULES));
        String tests = Files.readString(GRAFANA.resolve("rules/jsock.rules.test.yml"));

        assertThat(alerts).isNotEmpty().allSatisfy(alert -> assertThat(tests).contains("alertname: " + alert));
    }

    @Test
    void everyPanelIsComplete() {
        assertThat(dashboard.json().get("schemaVersion").getAsInt()).isEqualTo(FINAL_SCHEMA_OF_THIS_FORMAT);
        assertThat(dashboard.rowsAndPanels())
                .extracting(panel -> panel.get("id").getAsInt())
                .doesNotHaveDuplicates();
        for (JsonObject panel : dashboard.panels()) {
            String title = Dashboard.text(panel, "title");
            JsonObject defaults = panel.getAsJsonObject("fieldConfig").getAsJsonObject("defaults");

            assertThat(title).isNotBlank();
            assertThat(Dashboard.text(panel, "description")).as(title).hasSizeGreaterThan(title.length());
            assertThat(Dashboard.text(defaults, "unit")).as(title).isNotBlank();
            assertThat(Dashboard.objects(panel, "targets"))
                    .as(title)
                    .isNotEmpty()
                    .extracting(target -> Dashboard.text(target, "refId"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void panelsAndVariablesTakeTheChosenDataSource() {
        List<JsonObject> asking = new ArrayList<>(dashboard.queryVariables());
        for (JsonObject panel : dashboard.panels()) {
            asking.add(panel);
            asking.addAll(Dashboard.objects(panel, "targets"));
        }

        assertThat(asking).isNotEmpty().allSatisfy(object -> {
            JsonObject source = object.getAsJsonObject("datasource");
            assertThat(Dashboard.text(source, "type")).isEqualTo("prometheus");
            assertThat(Dashboard.text(source, "uid")).isEqualTo("${datasource}");
        });
        assertThat(Dashboard.objects(dashboard.json().getAsJsonObject("templating"), "list"))
                .anySatisfy(variable -> {
                    assertThat(Dashboard.text(variable, "name")).isEqualTo("datasource");
                    assertThat(Dashboard.text(variable, "type")).isEqualTo("datasource");
                    assertThat(Dashboard.text(variable, "query")).isEqualTo("prometheus");
                });
    }

    @Test
    void panelsDoNotOverlap() {
        Set<String> taken = new HashSet<>();
        for (JsonObject panel : dashboard.rowsAndPanels()) {
            JsonObject place = panel.getAsJsonObject("gridPos");
            int left = place.get("x").getAsInt();
            int right = left + place.get("w").getAsInt();
            int top = place.get("y").getAsInt();
            int bottom = top + place.get("h").getAsInt();

            assertThat(right).isLessThanOrEqualTo(GRID_COLUMNS);
            for (int x = left; x < right; x++) {
                for (int y = top; y < bottom; y++) {
                    assertThat(taken.add(x + "," + y))
                            .as("%s at %d, %d", panel.get("title"), x, y)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void noQueryIsExcusedInVain() {
        assertThat(EMPTY_IN_HEALTH.keySet())
                .allSatisfy(excused -> assertThat(dashboard.queries())
                        .anySatisfy(query -> assertThat(query.expression()).contains(excused)));
    }

    @Test
    void everyQueryHasDataUnderTheDemo(@TempDir Path scratch) throws Exception {
        try (TargetJvm shop = openShop();
                PrometheusServer prometheus = PrometheusServer.start(CONFIG, shop.agentUrl(), scratch)) {
            await("three scrapes")
                    .atMost(TargetJvm.PATIENCE)
                    .until(() -> prometheus.query("sum_over_time(up[5m]) >= 3"), scrapes -> !scrapes.isEmpty());

            for (Query query : dashboard.queries()) {
                assertThat(query.expression()).as("variables left in it").doesNotContain("$");
                // Fails at once, unlike below, when it does not parse.
                prometheus.query(query.expression());
            }
            await("data for every query")
                    .atMost(TargetJvm.PATIENCE)
                    .untilAsserted(() -> assertEveryQueryHasData(prometheus));
            assertEveryVariableHasValues(prometheus);
            assertThat(metricsAsked()).isSubsetOf(metricsKnownTo(prometheus));
        }
    }

    private void assertEveryQueryHasData(PrometheusServer prometheus) throws Exception {
        for (Query query : dashboard.queries()) {
            String withoutFallback = query.expression().split(FALLBACK)[0];
            boolean mayBeEmpty = EMPTY_IN_HEALTH.keySet().stream().anyMatch(withoutFallback::contains);
            List<Sample> samples = prometheus.query(mayBeEmpty ? query.expression() : withoutFallback);

            if (!mayBeEmpty) {
                assertThat(samples)
                        .as("%s: %s", query.panel(), withoutFallback)
                        .anySatisfy(sample -> assertThat(sample.value()).isNotNaN());
            }
            assertThat(samples)
                    .allSatisfy(sample -> assertThat(sample.labels())
                            .as("%s: %s", query.panel(), query.expression())
                            .containsKeys(query.shownLabels().toArray(String[]::new)));
        }
    }

    private void assertEveryVariableHasValues(PrometheusServer prometheus) throws Exception {
        for (JsonObject variable : dashboard.queryVariables()) {
            String query = dashboard.withValues(Dashboard.text(variable.getAsJsonObject("query"), "query"));
            Matcher parts = LABEL_VALUES.matcher(query);

            assertThat(query).isEqualTo(dashboard.withValues(Dashboard.text(variable, "definition")));
            assertThat(parts.matches()).as(query).isTrue();
            assertThat(prometheus.labelValues(parts.group(2), parts.group(1)))
                    .as(query)
                    .isNotEmpty();
        }
    }

    private Set<String> metricsAsked() throws IOException {
        Set<String> metrics = matches(METRIC.pattern(), Files.readString(RULES));
        for (Query query : dashboard.queries()) {
            metrics.addAll(matches(METRIC.pattern(), query.expression()));
        }
        return metrics;
    }

    private static Set<String> metricsKnownTo(PrometheusServer prometheus) throws Exception {
        Set<String> metrics = new TreeSet<>(prometheus.labelValues("__name__", "{job=\"jsock\"}"));
        metrics.addAll(EMPTY_IN_HEALTH.keySet());
        return metrics;
    }

    private static Set<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(match.groupCount()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TargetJvm openShop() throws IOException {
        assertThat(SHOP).as("build the whole project, from its root").isRegularFile();
        return TargetJvm.on(Jdk.newest())
                .agent("port=0")
                .jar(SHOP, "--leak", "--port-base", Integer.toString(freePorts()));
    }

    /** The first of some ports in a row on which nobody listens, below those that the kernel hands out by itself. */
    private static int freePorts() {
        int first;
        do {
            first = ThreadLocalRandom.current().nextInt(20_000, 32_000);
        } while (!areFree(first));
        return first;
    }

    private static boolean areFree(int first) {
        for (int port = first; port < first + SHOP_PORTS; port++) {
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(probe.isBound()).isTrue();
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
