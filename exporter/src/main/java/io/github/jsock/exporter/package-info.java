/**
 * Publishes one {@link io.github.jsock.recorder.Snapshot} in several renderings.
 *
 * <p>{@link io.github.jsock.exporter.Exporter} starts each output on its own, so that one that cannot run (a busy port, a
 * missing module) costs the others nothing. All of them ask {@link io.github.jsock.exporter.View} for the same snapshot, and
 * for what the kernel says ({@code kernel}), who opened what ({@code owner}) and what may have been forgotten ({@code leak}).
 * Each outside API stays in one package, and the packages meet only in {@code Exporter}:
 *
 * <pre>
 *   View ─┬─ metrics   Prometheus client
 *         ├─ json      Gson
 *         ├─ report    one screen of text, written by itself when the application runs into trouble
 *         ├─ http      com.sun.net.httpserver, serving those above
 *         └─ jmx       javax.management
 * </pre>
 *
 * <p>Events, which are no state, go another way: {@code events} passes them on as they come to a file of JSON lines and to Java
 * Flight Recorder.
 *
 * <p>Nothing here runs on a thread of the application. Nothing flows back into the recorder but what only the kernel knows:
 * sockets that no hook has seen, and that a peer has ended a connection.
 */
package io.github.jsock.exporter;
