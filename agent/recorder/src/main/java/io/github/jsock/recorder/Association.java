package io.github.jsock.recorder;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The 5-tuple that names a conversation: transport, local address and port, peer address and port (the
 * <em>association</em> of RFC 793's era; RFC 6056, section 2.1).
 */
public final class Association {
    private final Transport transport;
    private final Endpoint local;
    private final Endpoint peer;

    public Association(Transport transport, Endpoint local, Endpoint peer) {
        this.transport = transport;
        this.local = local;
        this.peer = peer;
    }

    public Transport transport() {
        return transport;
    }

    /** Our end. */
    public Endpoint local() {
        return local;
    }

    /** The other end. */
    public Endpoint peer() {
        return peer;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Association
                && transport == ((Association) other).transport
                && local.equals(((Association) other).local)
                && peer.equals(((Association) other).peer);
    }

    @Override
    public int hashCode() {
        return Objects.hash(transport, local, peer);
    }

    @Override
    public String toString() {
        return transport.label() + ' ' + local + " - " + peer;
    }
}
