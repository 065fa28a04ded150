package io.github.jsock.exporter.metrics;

import io.github.jsock.exporter.Reason;
import io.github.jsock.exporter.View;
import io.github.jsock.recorder.Notices;
import io.github.jsock.recorder.Snapshot;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A scrape as text: OpenMetrics 1.0 for those who accept it, else the Prometheus text format 0.0.4. */
public final class MetricsText {
    private final ExpositionFormatWriter openMetrics = OpenMetricsTextFormatWriter.create();
    private final ExpositionFormatWriter prometheus = PrometheusTextFormatWriter.create();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final SocketTables socketTables = new SocketTables();
    private final AgentTables agentTables;
    private final View view;
    private Snapshot shown;

    /** The metrics of this view, for an agent of this version, on this version of Java, started in this way. */
    public MetricsText(View view, String version, String jdk, String mode) {
        this.view = view;
        this.shown = view.current();
        this.agentTables = new AgentTables(version, jdk, mode);
        registry.register((MultiCollector) this::collect);
        try {
            AgentMeters.register(registry, view, this);
        } catch (Throwable t) {
            Notices.once("meters", "some metrics about the agent itself are left out: " + Reason.of(t));
        }
    }

    /** The media type of what {@link #write} writes for this {@code Accept} header. */
    public String contentType(@Nullable String acceptHeader) {
        return writer(acceptHeader).getContentType();
    }

    /**
     * Writes all metrics, as they are now. Whatever may fail in gathering them fails before the first byte.
     *
     * @param acceptHeader the formats that the reader understands; {@code null} when it does not say
     * @throws IOException if the stream fails
     */
    public void write(@Nullable String acceptHeader, OutputStream out) throws IOException {
        writer(acceptHeader).write(out, gather(), EscapingScheme.UNDERSCORE_ESCAPING);
    }

    private ExpositionFormatWriter writer(@Nullable String acceptHeader) {
        return openMetrics.accepts(acceptHeader) ? openMetrics : prometheus;
    }

    /** All families, of one snapshot. */
    private synchronized MetricSnapshots gather() {
        shown = view.current();
        return registry.scrape();
    }

    private MetricSnapshots collect() {
        Scrape scrape = new Scrape();
        socketTables.addTo(scrape, shown());
        agentTables.addTo(scrape);
        return scrape.toSnapshots();
    }

    /** The snapshot that is shown by the scrape now going on. */
    synchronized Snapshot shown() {
        return shown;
    }
}
