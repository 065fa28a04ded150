package io.github.jsock.acceptance;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the agent publishes at {@code /metrics}, in the Prometheus text format. */
record Scrape(List<Sample> samples) {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    /** One line: a series and its value. */
    record Sample(String name, Map<String, String> labels, double value) {
        /** A label's value; empty when the series does not have it. */
        String label(String label) {
            return labels.getOrDefault(label, "");
        }
    }

    /** Asks the agent that says it is at this address. */
    static Scrape at(URI agent) throws IOException, InterruptedException {
        return parse(Http.text(agent.resolve("/metrics")));
    }

    /** Reads the text format. */
    static Scrape parse(String text) {
        return new Scrape(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Scrape::sample)
                .toList());
    }

    /** All series of this name. */
    List<Sample> named(String name) {
        return samples.stream().filter(sample -> sample.name.equals(name)).toList();
    }

    /** The sum over all series of this name; 0 when there is none. */
    long sum(String name) {
        return Math.round(named(name).stream().mapToDouble(Sample::value).sum());
    }

    /** The sum over all series of this name that have this label value; 0 when there is none. */
    long sum(String name, String label, String value) {
        return Math.round(named(name).stream()
                .filter(sample -> sample.label(label).equals(value))
                .mapToDouble(Sample::value)
                .sum());
    }

    private static Sample sample(String line) {
        Matcher parts = SAMPLE.matcher(line);
        if (!parts.matches()) {
            throw new AssertionError("not a sample of the text format: " + line);
        }
        Map<String, String> labels = new HashMap<>();
        Matcher label = LABEL.matcher(parts.group(2) == null ? "" : parts.group(2));
        int end = 0;
        while (label.find(end) && label.start() == end) {
            labels.put(label.group(1), unescaped(label.group(2)));
            end = label.end();
        }
        if (parts.group(2) != null && end != parts.group(2).length()) {
            throw new AssertionError("not a label of the text format: " + parts.group(2));
        }
        return new Sample(parts.group(1), labels, value(parts.group(3)));
    }

    private static double value(String text) {
        return Double.parseDouble(text.replace("Inf", "Infinity"));
    }

    private static String unescaped(String value) {
        return value.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
