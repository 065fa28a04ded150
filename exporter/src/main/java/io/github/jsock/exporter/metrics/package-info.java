/**
 * The snapshot as Prometheus metrics, in the Prometheus text format and in OpenMetrics.
 *
 * <pre>
 *   Family         the catalogue: name, type, labels and help text of every metric, and nothing of it anywhere else
 *   SocketTables   what there is per service, listener, role or hook: one row per series, made anew for each scrape
 *   AgentMeters    the few figures of fixed labels: Micrometer meters
 *   MetricsText    a scrape: one snapshot, handed to both of the above, written in the format that was asked for
 * </pre>
 *
 * <p>The Prometheus client and Micrometer are named in this package alone. Both are given everything they want to know:
 * neither the text writers nor the tables read the {@code io.prometheus} properties of the application, which are meant
 * for its own copy of that library. Micrometer does read them, and uses {@code java.util.logging}; where it cannot
 * start, its few figures are missing and the rest is there.
 *
 * <p>No peer address and no ephemeral port is ever a label of a series in the role of a server, and the recorder bounds the
 * number of services; so the number of series is bounded.
 */
package io.github.jsock.exporter.metrics;
