/**
 * Publishes one {@link io.github.jsock.recorder.Snapshot} in several renderings.
 *
 * <p>{@link io.github.jsock.exporter.Exporter} starts each output on its own, so that one that cannot run (a busy port, a
 * missing module) costs the others nothing. All of them ask {@link io.github.jsock.exporter.View} for the same snapshot, and
 * for what the kernel says ({@code kernel}) and who opened what ({@code owner}).
 * Each outside API stays in one package, and the packages meet only in {@code Exporter}:
 *
 * <pre>
 *   View ─┬─ metrics   Prometheus client
 *         ├─ json      Gson
 *         ├─ http      com.sun.net.httpserver, serving the two above
 *         └─ jmx       javax.management
 * </pre>
 *
 * <p>Nothing here runs on a thread of the application, and nothing flows back into the recorder.
 */
package io.github.jsock.exporter;
