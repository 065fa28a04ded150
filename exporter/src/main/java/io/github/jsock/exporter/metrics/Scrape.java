package io.github.jsock.exporter.metrics;

import io.github.jsock.recorder.Durations;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The series gathered for one scrape, by family. */
final class Scrape {
    private final Map<Family, Rows> tables = new HashMap<>();

    /** Adds a series of a gauge or counter. */
    void add(Family family, Labels labels, long value) {
        of(family).add(labels, value);
    }

    /** Adds a series of a histogram. */
    void add(Family family, Labels labels, Durations durations) {
        of(family).add(labels, durations);
    }

    /** Adds a series of a summary. */
    void add(Family family, Labels labels, long count, long sumNanos) {
        of(family).add(labels, count, sumNanos);
    }

    /** Adds a series that is always 1. */
    void add(Family family, Labels labels) {
        of(family).add(labels);
    }

    private Rows of(Family family) {
        Rows rows = tables.get(family);
        if (rows == null) {
            rows = new Rows(family.metric());
            tables.put(family, rows);
        }
        return rows;
    }

    MetricSnapshots toSnapshots() {
        List<MetricSnapshot> snapshots = new ArrayList<>();
        for (Rows rows : tables.values()) {
            snapshots.add(rows.toSnapshot());
        }
        return new MetricSnapshots(snapshots);
    }
}
