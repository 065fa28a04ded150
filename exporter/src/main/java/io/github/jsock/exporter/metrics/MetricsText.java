package io.github.jsock.exporter.metrics;

import io.github.jsock.exporter.View;
import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.recorder.Snapshot;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A scrape as text: OpenMetrics 1.0 for those who accept it, else the Prometheus text format 0.0.4. */
public final class MetricsText {
    private final ExpositionFormatWriter openMetrics = OpenMetricsTextFormatWriter.create();
    private final ExpositionFormatWriter prometheus = PrometheusTextFormatWriter.create();
    private final KnownLabels known = new KnownLabels();
    private final SocketTables socketTables = new SocketTables(known);
    private final OwnerTables ownerTables;
    private final AgentTables agentTables;
    private final View view;

    /** The metrics of this view, for an agent of this version, on this version of Java, started in this way. */
    public MetricsText(View view, String version, String jdk, String mode) {
        this.view = view;
        this.ownerTables = new OwnerTables(view.owners().toldApart());
        this.agentTables = new AgentTables(view, version, jdk, mode);
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
        View now = view.stillShallow();
        Snapshot snapshot = now.current();
        HeldSockets held = now.held();
        Scrape scrape = new Scrape();
        socketTables.addTo(scrape, snapshot);
        ownerTables.addTo(scrape, now.ownerTable(), now.suspects());
        HeldTables.addTo(scrape, held);
        StateTables.addTo(scrape, snapshot, held);
        QueueTables.addTo(scrape, snapshot, now.acceptQueues(), known);
        agentTables.addTo(scrape, snapshot);
        return scrape.toSnapshots();
    }
}
