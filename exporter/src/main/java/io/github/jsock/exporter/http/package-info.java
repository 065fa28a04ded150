/**
 * The metrics and the JSON document over HTTP, by the JDK's own server ({@code jdk.httpserver}), which is named in this
 * package alone.
 *
 * <pre>
 *   HttpOutput   opens the port, starts and stops the server
 *   Pages        which path gives what; methods, errors
 *   Page         one of them
 *   Response     the answer while it is written: compressed if that was asked for
 *   Workers      the threads that serve, and cut off whoever keeps one too long
 * </pre>
 *
 * <p>What the server cannot do: a client that has connected and sends nothing keeps a descriptor, though no thread. Two
 * requests are served at a time, half a minute each at most, and any number wait. There is no password and no TLS; that is why it listens on the loopback address unless it is told otherwise. A page that
 * fails half-way, which none should, ends early without the client being told so.
 */
package io.github.jsock.exporter.http;
