package io.github.jsock.exporter.metrics;

import io.github.jsock.exporter.View;
import io.github.jsock.recorder.Snapshot;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * The families about the agent itself whose labels are fixed, as Micrometer meters: those to which it gives exactly the
 * name and type that they shall have.
 */
final class AgentMeters {
    private final MeterRegistry meters;
    private final MetricsText text;

    private AgentMeters(MeterRegistry meters, MetricsText text) {
        this.meters = meters;
        this.text = text;
    }

    /** Adds the meters to a registry. They refer weakly to the view and to the text whose snapshot they show. */
    static void register(PrometheusRegistry registry, View view, MetricsText text) {
        MeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM);
        AgentMeters agent = new AgentMeters(meters, text);
        Gauge.builder(Family.AGENT_TRACKED.metric(), text, t -> t.shown().tracked())
                .description(Family.AGENT_TRACKED.help())
                .register(meters);
        agent.counter(Family.AGENT_UNTRACKED, Family.Key.REASON, "table_full", Snapshot::untracked);
        agent.counter(Family.AGENT_UNTRACKED, Family.Key.REASON, "unseen_end", Snapshot::unseenEnds);
        agent.counter(Family.AGENT_SERIES_OVERFLOW, Family.Key.METRIC, "services", Snapshot::foldedServices);
        Family scans = Family.AGENT_SCAN_DURATION;
        FunctionTimer.builder(scans.metric(), view, View::scans, View::scanNanos, TimeUnit.NANOSECONDS)
                .tag(Family.Key.SCANNER, "snapshot")
                .description(scans.help())
                .register(meters);
    }

    private void counter(Family family, String label, String value, ToLongFunction<Snapshot> count) {
        FunctionCounter.builder(family.metric(), text, t -> count.applyAsLong(t.shown()))
                .tag(label, value)
                .description(family.help())
                .register(meters);
    }
}
