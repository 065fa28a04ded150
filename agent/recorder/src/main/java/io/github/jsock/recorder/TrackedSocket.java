package io.github.jsock.recorder;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One socket's life: opened, then bound, then listening or connecting and connected, then ended.
 *
 * <p>Transitions lock this object, briefly and with nothing foreign inside; each tells its caller whether it took place,
 * so that whatever is counted is counted once. Reading and writing touch only the {@link Traffic} and the
 * {@link EndCause}, and lock nothing. The state is stored in order and without a fence: what it tells was written before it,
 * and whoever must not miss it takes the lock.
 */
final class TrackedSocket extends OpenedSocket {
    private static final AtomicReferenceFieldUpdater<TrackedSocket, SocketState> STATE =
            AtomicReferenceFieldUpdater.newUpdater(TrackedSocket.class, SocketState.class, "state");

    /** {@code null} while it is but opened: what a field begins with takes no store. */
    private volatile @Nullable SocketState state;

    private Endpoint local = Endpoint.UNKNOWN;
    private Endpoint peer = Endpoint.UNKNOWN;
    private @Nullable ServiceTotals service;
    private @Nullable Listening listening;
    private short connectCalls;
    private boolean connectOutstanding;
    private boolean connectTaken;
    private @Nullable ErrorType connectError;
    private long sinceNanos;
    private long endedNanos;

    TrackedSocket(
            long id,
            int descriptor,
            int holder,
            SocketKind kind,
            Opening opening,
            long openedNanos,
            @Nullable Datagrams datagrams) {
        super(id, descriptor, holder, kind, opening, datagrams);
        this.sinceNanos = openedNanos;
    }

    @Override
    TrackedSocket socket() {
        return this;
    }

    SocketState state() {
        SocketState now = state;
        return now == null ? SocketState.OPENED : now;
    }

    Endpoint local() {
        return local;
    }

    Endpoint peer() {
        return peer;
    }

    /** The service it belongs to: set while listening, connecting and afterwards, but never for the agent's own. */
    @Nullable
    ServiceTotals totals() {
        return service;
    }

    int backlog() {
        Listening now = listening;
        return now == null ? Listener.BACKLOG_UNKNOWN : now.backlog;
    }

    /** How many connections it has handed to the application since it listens; 0 for what does not listen. */
    long accepted() {
        Listening now = listening;
        return now == null ? 0 : now.accepted.get();
    }

    /** It hands a connection to the application; tells the service of that. */
    @Nullable
    ServiceTotals countAccepted() {
        Listening now = listening;
        if (now != null) {
            now.accepted.incrementAndGet();
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
        return state == SocketState.ENDED ? cause.reason() : null;
    }

    synchronized void bound(Endpoint boundTo) {
        if (state() == SocketState.OPENED) {
            local = boundTo;
            become(SocketState.BOUND);
        }
    }

    /** Whether it may begin to listen or to connect: it has done neither, or its connect has failed. */
    private boolean isUnused() {
        return state() == SocketState.OPENED || state == SocketState.BOUND;
    }

    private void become(SocketState next) {
        STATE.lazySet(this, next);
    }

    synchronized boolean listening(Endpoint boundTo, int askedBacklog, @Nullable ServiceTotals offered) {
        if (!isUnused()) {
            return false;
        }
        local = boundTo;
        service = offered;
        listening = new Listening(askedBacklog);
        sinceNanos = System.nanoTime();
        become(SocketState.LISTENING);
        return true;
    }

    /** A call that goes on connecting begins. While one runs, the end is its caller's to explain. */
    synchronized void enterConnectCall() {
        connectCalls++;
    }

    /** A call that connects to this destination begins; tells whether it is the first. */
    synchronized boolean enterConnectCall(Endpoint destination, @Nullable ServiceTotals asked) {
        connectCalls++;
        return connecting(destination, asked);
    }

    /** It connects to this destination, if nothing else has been begun with it. */
    synchronized boolean connecting(Endpoint destination, @Nullable ServiceTotals asked) {
        if (!isUnused()) {
            return false;
        }
        peer = destination;
        service = asked;
        sinceNanos = System.nanoTime();
        connectOutstanding = true;
        connectTaken = false;
        become(SocketState.CONNECTING);
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
     * A connect call returns, and the connection is made.
     *
     * @return what the socket is now, connected or ended, if an outstanding connect has thereby been settled, which happens
     *     once; otherwise {@code null}
     */
    synchronized @Nullable SocketState leaveConnected(Endpoint from, Endpoint to, long nowNanos) {
        connectCalls--;
        if (!connectOutstanding) {
            return null;
        }
        connectOutstanding = false;
        return connected(from, to, service, nowNanos) ? SocketState.CONNECTED : SocketState.ENDED;
    }

    /**
     * A connect call returns without a connection.
     *
     * @param failed whether it has failed; if the socket has ended, the connect has
     * @return whether an outstanding connect has thereby been settled, which happens once
     */
    synchronized boolean leaveConnectCall(boolean failed) {
        connectCalls--;
        boolean settles = connectOutstanding && (failed || (state == SocketState.ENDED && connectCalls == 0));
        if (settles) {
            connectOutstanding = false;
        }
        return settles;
    }

    /** The connect that began at {@link #sinceNanos()} has failed; the socket is as good as new, unless it has ended. */
    synchronized void connectFailed() {
        if (state == SocketState.CONNECTING) {
            become(local.isKnown() ? SocketState.BOUND : SocketState.OPENED);
        }
    }

    /**
     * It is connected, at this moment, and counted before it can be seen, so that no end is counted earlier.
     *
     * @return whether it still lives: its caller counts the end of one that does not
     */
    synchronized boolean connected(Endpoint from, Endpoint to, @Nullable ServiceTotals with, long nowNanos) {
        if (with != null) {
            with.opened.incrementAndGet();
        }
        local = from;
        peer = to;
        service = with;
        sinceNanos = nowNanos;
        if (state == SocketState.ENDED) {
            return false;
        }
        become(SocketState.CONNECTED);
        return true;
    }

    /** It was opened by an accept, and nobody else knows it yet. */
    TrackedSocket accepted(Endpoint from, Endpoint to, @Nullable ServiceTotals with) {
        local = from;
        peer = to;
        service = with;
        become(SocketState.CONNECTED);
        return this;
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
        become(to);
        return true;
    }

    /** Why an outstanding connect is about to fail, should nothing else tell; the first cause counts. */
    synchronized void connectFailing(ErrorType error) {
        if (connectOutstanding && connectError == null) {
            connectError = error;
        }
    }

    /** The cause that was noted for a failed connect; taken once. */
    synchronized ErrorType connectError(ErrorType otherwise) {
        ErrorType noted = connectError;
        connectError = null;
        return noted == null ? otherwise : noted;
    }

    /** Ends it; tells the state it was in, {@code ENDED} if it had ended before. */
    synchronized SocketState end(@Nullable CloseReason known) {
        SocketState before = state();
        if (before != SocketState.ENDED) {
            endedNanos = System.nanoTime();
            cause.ended(known);
            become(SocketState.ENDED);
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
