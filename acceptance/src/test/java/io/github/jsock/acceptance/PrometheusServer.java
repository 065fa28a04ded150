package io.github.jsock.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;

/** A Prometheus server of our own, which scrapes one agent by the project's {@code grafana/prometheus.yml}. */
final class PrometheusServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/prometheus");
    private static final Path TOOL = Path.of("/usr/bin/promtool");
    private static final Pattern ADDRESS = Pattern.compile("msg=\"Listening on\".* address=(\\S+)");

    private final Process process;
    private final URI url;

    /** One series of the result of a query. */
    record Sample(Map<String, String> labels, double value) {}

    private PrometheusServer(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts a server that scrapes this agent once a second.
     *
     * @param config a {@code prometheus.yml} for the agent's default port, with its rules beside it
     * @param scratch an empty folder
     */
    static PrometheusServer start(Path config, URI agent, Path scratch) throws IOException, InterruptedException {
        Path derived = scratch.resolve("prometheus.yml");
        String target = agent.getHost() + ":" + agent.getPort();
        String text = Files.readString(config);
        text = replaced(text, "127\\.0\\.0\\.1:7625", target);
        text = replaced(text, "scrape_interval: \\d+s", "scrape_interval: 1s");
        text = replaced(text, "- rules/", "- " + config.resolveSibling("rules").toAbsolutePath() + "/");
        Files.writeString(derived, text);
        Process process = new ProcessBuilder(
                        installed(PROGRAM).toString(),
                        "--config.file=" + derived,
                        "--storage.tsdb.path=" + scratch.resolve("data"),
                        "--web.listen-address=127.0.0.1:0")
                .redirectErrorStream(true)
                .start();
        Lines log = new Lines(process.getInputStream(), "prometheus");
        try {
            return new PrometheusServer(process, address(log));
        } catch (AssertionError | InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Runs {@code promtool}, which must be content; returns what it says. */
    static String promtool(String... args) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(args).redirectErrorStream(true);
        builder.command().add(0, installed(TOOL).toString());
        Process tool = builder.start();
        String output = new String(tool.getInputStream().readAllBytes(), UTF_8);
        assertThat(tool.waitFor()).as(output).isZero();
        return output;
    }

    private static Path installed(Path program) {
        if (!Files.isExecutable(program)) {
            throw new TestAbortedException(program + " not found: scripts/test.sh installs Debian's prometheus");
        }
        return program;
    }

    private static String replaced(String text, String pattern, String by) {
        assertThat(text).containsPattern(pattern);
        return text.replaceAll(pattern, Matcher.quoteReplacement(by));
    }

    private static URI address(Lines log) throws InterruptedException {
        String line = log.await(ADDRESS.asPredicate(), TargetJvm.PATIENCE)
                .orElseThrow(() -> new AssertionError("Prometheus did not start:\n" + String.join("\n", log.all())));
        Matcher address = ADDRESS.matcher(line);
        assertThat(address.find()).isTrue();
        return URI.create("http://" + address.group(1));
    }

    /** The result of an instant query that gives a vector. */
    List<Sample> query(String expression) throws IOException, InterruptedException {
        JsonObject data = get("/api/v1/query?query=" + encoded(expression)).getAsJsonObject("data");
        return data.getAsJsonArray("result").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(PrometheusServer::sample)
                .toList();
    }

    /** The values that a label has in the series that match this selector. */
    List<String> labelValues(String label, String selector) throws IOException, InterruptedException {
        return get("/api/v1/label/" + label + "/values?match[]=".replace("[]", "%5B%5D") + encoded(selector))
                .getAsJsonArray("data")
                .asList()
                .stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    private JsonObject get(String pathAndQuery) throws IOException, InterruptedException {
        HttpResponse<String> response = Http.get(url.resolve(pathAndQuery));
        JsonObject answer = JsonParser.parseString(response.body()).getAsJsonObject();
        assertThat(answer.get("status").getAsString())
                .as("%s: %s", pathAndQuery, response.body())
                .isEqualTo("success");
        return answer;
    }

    private static Sample sample(JsonObject series) {
        Map<String, String> labels = series.getAsJsonObject("metric").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, label -> label.getValue().getAsString()));
        String value = series.getAsJsonArray("value").get(1).getAsString();
        return new Sample(labels, Double.parseDouble(value.replace("Inf", "Infinity")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
