package io.github.jsock.exporter.metrics;

import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How one family of metrics is called, what its series are like, and what they mean. */
public final class Metric {

    /** The types of OpenMetrics that occur. */
    enum Type {
        GAUGE,
        COUNTER,
        HISTOGRAM,
        SUMMARY,
        /** A gauge that is always 1 in the Prometheus text format, which has no such type. */
        INFO
    }

    private final Type type;
    private final String name;
    private final String help;

    private final List<String> labels;

    Metric(Type type, String name, String help, String... labels) {
        this.type = type;
        this.name = name;
        this.help = help;
        this.labels = Collections.unmodifiableList(Arrays.asList(labels));
    }

    /** The name, as the Prometheus text format has it. */
    public String name() {
        return name;
    }

    /** What it means, one or two sentences. */
    public String help() {
        return help;
    }

    /** The names of the labels of each of its series. */
    public List<String> labels() {
        return labels;
    }

    /** The type, as the Prometheus text format has it: {@code gauge}, {@code counter}, {@code histogram}, {@code summary}. */
    public String typeName() {
        return (type == Type.INFO ? Type.GAUGE : type).name().toLowerCase(Locale.ROOT);
    }

    /** The unit, {@code seconds} or {@code bytes}; {@code null} for what is merely counted. */
    public @Nullable String unitName() {
        Unit unit = unit();
        return unit == null ? null : unit.toString();
    }

    Type type() {
        return type;
    }

    /** What the Prometheus client wants to know; it adds the suffix of the type to the name by itself. */
    MetricMetadata metadata() {
        return new MetricMetadata(bareName(), help, unit());
    }

    private String bareName() {
        String suffix = type == Type.COUNTER ? "_total" : type == Type.INFO ? "_info" : "";
        return name.substring(0, name.length() - suffix.length());
    }

    private @Nullable Unit unit() {
        String bare = bareName();
        return bare.endsWith("_seconds") ? Unit.SECONDS : bare.endsWith("_bytes") ? Unit.BYTES : null;
    }
}
