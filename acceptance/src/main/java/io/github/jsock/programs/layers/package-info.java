/**
 * The steps of {@link io.github.jsock.programs.Layers} and what they share: TLS, HTTP and proxies above sockets, and sockets
 * that share a port.
 *
 * <p>What such a layer adds to the application's bytes it does not tell, so there is no account of bytes: only of
 * {@link io.github.jsock.programs.layers.Links}, by whom each was asked for, and of handshakes. Both ends of every
 * connection are in this one process, and when {@code run} returns nothing moves any more but what a layer still answers of
 * its own accord.
 */
package io.github.jsock.programs.layers;
