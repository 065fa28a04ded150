package io.github.jsock.recorder;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One socket's life: opened, then bound, then listening or connecting and connected, then ended.
 *
 * <p>Transitions lock this object, briefly and with nothing foreign inside; each tells its caller whether it took place,
 * so that whatever is counted is counted once. Reading and writing touch only the {@link Traffic} and the
 * {@link EndCause}, and lock nothing.
 */
final class TrackedSocket {
    /** The holder of a socket of which only the number of its descriptor is known. */
    static final int UNKNOWN_HOLDER = 0;

    final long id;
    final int descriptor;
    /** The identity hash code of the JDK's descriptor object, which keeps its number when that is another socket's. */
    private final int holder;

    final SocketKind kind;
    final Opening opening;

    final Traffic traffic = new Traffic();
    final EndCause cause = new EndCause();
    /** Of a datagram socket only. */
    final @Nullable Datagrams datagrams;

    private volatile SocketState state = SocketState.OPENED;

    private Endpoint local = Endpoint.UNKNOWN;
    private Endpoint peer = Endpoint.UNKNOWN;
    private @Nullable ServiceTotals service;
    private int backlog = Listener.BACKLOG_UNKNOWN;
    private @Nullable AtomicLong accepted;
    private int connectCalls;
    private boolean connectOutstanding;
    private boolean connectTaken;
    private @Nullable ErrorType connectError;
    private volatile @Nullable Layers layers;
    private long sinceNanos;
    private long endedNanos;
    private volatile @Nullable CloseReason endedFor;

    TrackedSocket(
            long id,
            int descriptor,
            int holder,
            SocketKind kind,
            Opening opening,
            long openedNanos,
            @Nullable Datagrams datagrams) {
        this.id = id;
        this.descriptor = descriptor;
        this.holder = holder;
        this.kind = kind;
        this.datagrams = datagrams;
        this.opening = opening;
        this.sinceNanos = openedNanos;
    }

    /** Whether this holder's it may be. */
    boolean isOf(int aHolder) {
        return holder == aHolder || holder == UNKNOWN_HOLDER || aHolder == UNKNOWN_HOLDER;
    }

    /** Whether it is one of the agent's own sockets, which are tracked but never published. */
    boolean isOwn() {
        return opening == Opening.OWN;
    }

    /** Whether it was open before it could be observed: when it was opened is then unknown. */
    boolean isAdopted() {
        return opening == Opening.UNSEEN;
    }

    Transport transport() {
        return kind.transport();
    }

    SocketState state() {
        return state;
    }

    Endpoint local() {
        return local;
    }

    Endpoint peer() {
        return peer;
    }

    /** The service it belongs to: set while listening, connecting and afterwards, but never for the agent's own. */
    @Nullable
    ServiceTotals service() {
        return service;
    }

    int backlog() {
        return backlog;
    }

    /** How many connections it has handed to the application since it listens; 0 for what does not listen. */
    long accepted() {
        AtomicLong count = accepted;
        return count == null ? 0 : count.get();
    }

    /** It hands a connection to the application; tells the service of that. */
    @Nullable
    ServiceTotals countAccepted() {
        AtomicLong count = accepted;
        if (count != null) {
            count.incrementAndGet();
        }
        return service;
    }

    /** Since when it is listening, connecting, connected or else open, on the clock of {@link System#nanoTime()}. */
    long sinceNanos() {
        return sinceNanos;
    }

    long endedNanos() {
        return endedNanos;
    }

    /** Why it ended; {@code null} while it lives. */
    @Nullable
    CloseReason endedFor() {
        return endedFor;
    }

    synchronized void bound(Endpoint boundTo) {
        if (state == SocketState.OPENED) {
            local = boundTo;
            state = SocketState.BOUND;
        }
    }

    synchronized boolean listening(Endpoint boundTo, int askedBacklog, @Nullable ServiceTotals offered) {
        if (state != SocketState.OPENED && state != SocketState.BOUND) {
            return false;
        }
        local = boundTo;
        backlog = askedBacklog;
        service = offered;
        accepted = new AtomicLong();
        sinceNanos = System.nanoTime();
        state = SocketState.LISTENING;
        return true;
    }

    /** A call that connects, or goes on connecting, begins. While one runs, the end is its caller's to explain. */
    synchronized void enterConnectCall() {
        connectCalls++;
    }

    /** Within a connect call: the destination is known. */
    synchronized boolean connecting(Endpoint destination, @Nullable ServiceTotals asked) {
        if (state != SocketState.OPENED && state != SocketState.BOUND) {
            return false;
        }
        peer = destination;
        service = asked;
        sinceNanos = System.nanoTime();
        connectOutstanding = true;
        connectTaken = false;
        state = SocketState.CONNECTING;
        return true;
    }

    /** While it connects, the JDK has asked the kernel for its local address. */
    synchronized void located(Endpoint at) {
        if (state == SocketState.CONNECTING) {
            local = at;
        }
    }

    /** The outstanding connect is that of another call than the one that began it. */
    synchronized void connectTaken(Endpoint destination, @Nullable ServiceTotals asked) {
        if (connectOutstanding) {
            peer = destination;
            service = asked;
            connectTaken = true;
        }
    }

    /** The call that began a connect returns, refused; tells whether none is outstanding any more. */
    synchronized boolean connectRefused() {
        connectCalls--;
        boolean withdrawn = connectOutstanding && !connectTaken;
        if (withdrawn) {
            connectOutstanding = false;
            connectFailed();
        }
        return withdrawn;
    }

    /**
     * A connect call returns.
     *
     * @param settled whether the outcome is now known; if the socket has ended, it is
     * @return whether an outstanding connect has thereby been settled, which happens once
     */
    synchronized boolean leaveConnectCall(boolean settled) {
        connectCalls--;
        boolean settles = connectOutstanding && (settled || (state == SocketState.ENDED && connectCalls == 0));
        if (settles) {
            connectOutstanding = false;
        }
        return settles;
    }

    /** The connect that began at {@link #sinceNanos()} has failed; the socket is as good as new, unless it has ended. */
    synchronized void connectFailed() {
        if (state == SocketState.CONNECTING) {
            state = local.isKnown() ? SocketState.BOUND : SocketState.OPENED;
        }
    }

    /** It is connected, at this moment; tells whether it still lives: its caller counts the end of one that does not. */
    synchronized boolean connected(Endpoint from, Endpoint to, @Nullable ServiceTotals with, long nowNanos) {
        local = from;
        peer = to;
        service = with;
        sinceNanos = nowNanos;
        if (state == SocketState.ENDED) {
            return false;
        }
        state = SocketState.CONNECTED;
        return true;
    }

    /**
     * A datagram socket changes its peer, its service or both, as it may at any time.
     *
     * @return whether it did; a socket that has ended does not
     */
    synchronized boolean move(SocketState to, Endpoint from, Endpoint toPeer, @Nullable ServiceTotals with) {
        if (state == SocketState.ENDED) {
            return false;
        }
        local = from;
        peer = toPeer;
        service = with;
        state = to;
        return true;
    }

    /** Why an outstanding connect is about to fail, should nothing else tell; the first cause counts. */
    synchronized void connectFailing(ErrorType error) {
        if (connectOutstanding && connectError == null) {
            connectError = error;
        }
    }

    /** What layers above it have told; made when the first does. */
    synchronized Layers layers() {
        if (layers == null) {
            layers = new Layers();
        }
        return layers;
    }

    /** What they have told so far. */
    Layers told() {
        Layers told = layers;
        return told == null ? Layers.SILENT : told;
    }

    /** The cause that was noted for a failed connect; taken once. */
    synchronized ErrorType connectError(ErrorType otherwise) {
        ErrorType noted = connectError;
        connectError = null;
        return noted == null ? otherwise : noted;
    }

    /** Ends it; tells the state it was in, {@code ENDED} if it had ended before. */
    synchronized SocketState end(@Nullable CloseReason known) {
        SocketState before = state;
        if (before != SocketState.ENDED) {
            endedNanos = System.nanoTime();
            endedFor = known != null ? known : cause.reason();
            state = SocketState.ENDED;
        }
        return before;
    }

    /** After the end: whether a connect was outstanding that no running call will explain. */
    synchronized boolean abandonedConnect() {
        boolean abandoned = connectOutstanding && connectCalls == 0;
        if (abandoned) {
            connectOutstanding = false;
        }
        return abandoned;
    }
}
