/**
 * The snapshot as JSON, for programs and for the page.
 *
 * <p>{@link io.github.jsock.exporter.json.SocketsJson} writes the whole document as a stream, so that 100,000 connections
 * need no more memory than one: first what is asked for is read into a
 * {@link io.github.jsock.exporter.json.SocketQuery}, which may refuse it, then the document's parts follow in a fixed
 * order, their entries written by {@link io.github.jsock.exporter.json.SocketRecords}.
 *
 * <p>The keys are a contract: they are only ever added to. What is unknown is {@code null}, never a made-up value; times are
 * ISO-8601 in UTC; units are in the names. Gson's streaming writer is the only outside API here.
 */
package io.github.jsock.exporter.json;
