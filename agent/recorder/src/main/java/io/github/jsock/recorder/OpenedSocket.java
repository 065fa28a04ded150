package io.github.jsock.recorder;

import org.jspecify.annotations.Nullable;

/**
 * What a socket has from its opening on, whatever becomes of it: what tells it from others, and its books. Should it become a
 * connection, it can be looked at as one.
 */
abstract class OpenedSocket extends Connection {
    /** The holder of a socket of which only the number of its descriptor is known. */
    static final int UNKNOWN_HOLDER = 0;

    final long id;
    final int descriptor;
    /** The identity hash code of the JDK's descriptor object, which keeps its number when that is another socket's. */
    private final int holder;

    final SocketKind kind;
    /** Replaced at most by one that says the same; see {@link SharedOpenings}. */
    Opening opening;

    final Traffic traffic;
    final EndCause cause = new EndCause();
    /** Of a datagram socket only. */
    final @Nullable Datagrams datagrams;

    private volatile @Nullable Layers layers;

    OpenedSocket(long id, int descriptor, int holder, SocketKind kind, Opening opening, @Nullable Datagrams datagrams) {
        this.id = id;
        this.descriptor = descriptor;
        this.holder = holder;
        this.kind = kind;
        this.opening = opening;
        traffic = datagrams == null ? new Traffic() : datagrams.traffic;
        this.datagrams = datagrams;
    }

    /** Whether this holder's it may be. */
    final boolean isOf(int aHolder) {
        return holder == aHolder || holder == UNKNOWN_HOLDER || aHolder == UNKNOWN_HOLDER;
    }

    /** Whether it is one of the agent's own sockets, which are tracked but never published. */
    final boolean isOwn() {
        return opening == Opening.OWN;
    }

    /** Whether it was open before it could be observed: when it was opened is then unknown. */
    final boolean isAdopted() {
        return opening == Opening.UNSEEN;
    }

    @Override
    public final long bytesReceived() {
        return traffic.bytesReceived();
    }

    @Override
    public final long bytesSent() {
        return traffic.bytesSent();
    }

    @Override
    public final long reads() {
        return traffic.reads();
    }

    @Override
    public final long writes() {
        return traffic.writes();
    }

    @Override
    public final int idleSeconds() {
        return traffic.idleSeconds(WallClock.second());
    }

    /** What layers above it have told; made when the first does. */
    final synchronized Layers layers() {
        if (layers == null) {
            layers = new Layers();
        }
        return layers;
    }

    /** What they have told so far. */
    final Layers told() {
        Layers told = layers;
        return told == null ? Layers.SILENT : told;
    }
}
