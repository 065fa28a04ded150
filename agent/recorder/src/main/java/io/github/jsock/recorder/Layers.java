package io.github.jsock.recorder;

import org.jspecify.annotations.Nullable;

/** What the layers above a stream socket have told of it. */
final class Layers {
    /** The handshake's duration when none was seen. */
    static final long NO_HANDSHAKE = -1;

    /** Of a socket of which they have told nothing. */
    static final Layers SILENT = new Layers();

    private volatile @Nullable Service reached;
    private volatile long handshakeNanos = NO_HANDSHAKE;

    /** It is connected to a proxy, which has connected it to this service. */
    void reachThrough(Service service) {
        reached = service;
    }

    /** The service that it reaches through a proxy; {@code null} when it goes through none, as far as is known. */
    @Nullable
    Service reached() {
        return reached;
    }

    /** A TLS handshake has succeeded; tells whether it is the first. */
    synchronized boolean handshaken(long nanos) {
        boolean first = handshakeNanos == NO_HANDSHAKE;
        if (first) {
            handshakeNanos = nanos;
        }
        return first;
    }

    long handshakeNanos() {
        return handshakeNanos;
    }
}
