package io.github.jsock.exporter.metrics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A scrape in the Prometheus text format, taken apart. */
final class Exposition {
    private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    final Map<String, String> types = new LinkedHashMap<>();
    final Map<String, String> helps = new HashMap<>();
    /** By name and labels in alphabetical order, as {@code name{a="b",c="d"}}. */
    final Map<String, Double> samples = new LinkedHashMap<>();
    /** Every set of label names that occurs, by sample name. */
    final Map<String, Set<Set<String>>> labelNames = new TreeMap<>();

    Exposition(String text) {
        for (String line : text.split("\n")) {
            String[] words = line.split(" ", 4);
            if (line.startsWith("# TYPE ")) {
                types.put(words[2], words[3]);
            } else if (line.startsWith("# HELP ")) {
                helps.put(words[2], words[3]);
            } else {
                sample(line);
            }
        }
    }

    private void sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new AssertionError("not a sample: " + line);
        }
        Set<String> names = new TreeSet<>();
        String labels = sample.group(2) == null ? "" : sample.group(2);
        Matcher label = LABEL.matcher(labels);
        while (label.find()) {
            names.add(label.group(1));
        }
        labelNames.computeIfAbsent(sample.group(1), name -> new HashSet<>()).add(names);
        String key = sample.group(1) + (labels.isEmpty() ? "" : "{" + labels + "}");
        if (samples.put(key, Double.valueOf(sample.group(3))) != null) {
            throw new AssertionError("twice: " + key);
        }
    }
}
