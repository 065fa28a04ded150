/**
 * The snapshot as Prometheus metrics, in the Prometheus text format and in OpenMetrics.
 *
 * <pre>
 *   Family         the catalogue, by subject: ConnectionFamily, ListenerFamily and so on have the name, type, labels and
 *                  help text of every metric, and nothing of it is anywhere else
 *   SocketTables   what there is to say per service, role or listener; QueueTables, StateTables, HeldTables and OwnerTables
 *                  what the kernel has to say, and what there is by owner
 *   AgentTables    what there is to say of the agent itself
 *   Scrape, Rows   the series of one scrape, made anew each time by those above
 *   MetricsText    a scrape: one snapshot, written in the format that was asked for
 * </pre>
 *
 * <p>The Prometheus client is named in this package alone. It is told everything it wants to know: its {@code
 * PrometheusProperties} are never asked, which read the {@code io.prometheus} properties of the application. Those are
 * meant for the application's own copy of the library, and any that our version does not know would end the scrape.
 *
 * <p>No peer address and no ephemeral port is ever a label of a series in the role of a server, and the recorder bounds the
 * number of services; so the number of series is bounded.
 */
package io.github.jsock.exporter.metrics;
