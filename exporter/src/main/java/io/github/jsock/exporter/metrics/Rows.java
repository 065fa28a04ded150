package io.github.jsock.exporter.metrics;

import io.github.jsock.recorder.Durations;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.ArrayList;
import java.util.List;

/** The series of one family, gathered for one scrape. No two of them may have the same labels. */
final class Rows {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Metric metric;
    /** Of all histograms of this family, in seconds; none before the first. */
    private double[] upperBounds = {};

    private final List<GaugeDataPointSnapshot> gauges = new ArrayList<>(0);
    private final List<CounterDataPointSnapshot> counters = new ArrayList<>(0);
    private final List<HistogramDataPointSnapshot> histograms = new ArrayList<>(0);
    private final List<SummaryDataPointSnapshot> summaries = new ArrayList<>(0);
    private final List<InfoDataPointSnapshot> infos = new ArrayList<>(0);

    Rows(Metric metric) {
        this.metric = metric;
    }

    /** Adds a series of a gauge or counter. */
    void add(Labels labels, long value) {
        if (metric.type() == Metric.Type.GAUGE) {
            gauges.add(new GaugeDataPointSnapshot(value, labels, null));
        } else {
            counters.add(new CounterDataPointSnapshot(value, labels, null, 0));
        }
    }

    /** Adds a series of a histogram, in seconds. */
    void add(Labels labels, Durations durations) {
        if (upperBounds.length == 0) {
            upperBounds = upperBounds(durations);
        }
        long[] counts = new long[durations.buckets()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = durations.count(i);
        }
        histograms.add(new HistogramDataPointSnapshot(
                ClassicHistogramBuckets.of(upperBounds, counts),
                durations.sumNanos() / NANOS_PER_SECOND,
                labels,
                Exemplars.EMPTY,
                0));
    }

    private static double[] upperBounds(Durations durations) {
        double[] upperBounds = new double[durations.buckets()];
        for (int i = 0; i < upperBounds.length; i++) {
            long nanos = durations.upperBoundNanos(i);
            upperBounds[i] = nanos == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : nanos / NANOS_PER_SECOND;
        }
        return upperBounds;
    }

    /** Adds a series of a summary, in seconds. */
    void add(Labels labels, long count, long sumNanos) {
        summaries.add(new SummaryDataPointSnapshot(
                count, sumNanos / NANOS_PER_SECOND, Quantiles.EMPTY, labels, Exemplars.EMPTY, 0));
    }

    /** Adds a series that is always 1. */
    void add(Labels labels) {
        infos.add(new InfoDataPointSnapshot(labels));
    }

    MetricSnapshot toSnapshot() {
        switch (metric.type()) {
            case GAUGE:
                return new GaugeSnapshot(metric.metadata(), gauges);
            case COUNTER:
                return new CounterSnapshot(metric.metadata(), counters);
            case HISTOGRAM:
                return new HistogramSnapshot(metric.metadata(), histograms);
            case SUMMARY:
                return new SummarySnapshot(metric.metadata(), summaries);
            case INFO:
                return new InfoSnapshot(metric.metadata(), infos);
            default:
                throw new IllegalStateException(metric.type().name());
        }
    }
}
