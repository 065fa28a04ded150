package io.github.jsock.recorder;

import java.net.SocketTimeoutException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is entered in the books at each event: moves a socket through its life and counts each opening, failure and end
 * once.
 *
 * <p>An ended connection leaves the table before its traffic is folded into its service, and a snapshot reads the totals
 * before the table: so no byte is ever counted twice, whatever ends meanwhile.
 */
@SuppressWarnings("EnumOrdinal") // A map is two loads more, at each step of a connection.
final class Ledger {
    final SocketTable sockets;
    final ServiceTable services;
    final History history;
    final Leaks leaks = new Leaks();
    final NameLookups lookups = new NameLookups();
    final DatagramLedger datagrams = new DatagramLedger(this);
    private volatile boolean mayHaveUnseen;
    private final TransportTotals[] transports = new TransportTotals[Transport.values().length];

    Ledger(int maxSockets, int maxServices, int historySize) {
        sockets = new SocketTable(maxSockets);
        services = new ServiceTable(maxServices);
        history = new History(historySize);
        for (int i = 0; i < transports.length; i++) {
            transports[i] = new TransportTotals();
        }
    }

    /** What is counted of one transport by role rather than by service. */
    TransportTotals transport(Transport transport) {
        return transports[transport.ordinal()];
    }

    /** A socket was opened, or turns out to be of another kind than it seemed. */
    void opened(int descriptor, int holder, SocketKind kind, boolean own) {
        TrackedSocket known = sockets.find(descriptor);
        if (known != null && holder != TrackedSocket.UNKNOWN_HOLDER && known.isOf(holder) && known.kind != kind) {
            closing(known, CloseReason.LOCAL);
        }
        long nowNanos = System.nanoTime();
        add(descriptor, holder, kind, own ? Opening.OWN : Tracing.opening(nowNanos), nowNanos);
    }

    /** A socket could not be opened. */
    void openFailed(Transport transport, ErrorType error) {
        transport(transport).openFailures.count(error);
        Incidents.note(error, Incident.Attempt.OPEN, null, null);
    }

    /** Sockets may be open of which the opening was not seen, or that did not fit: others may be taken in when they are used. */
    void expectUnseen() {
        mayHaveUnseen = true;
    }

    /**
     * The socket with this descriptor; {@code null} when it is another holder's by now. When it is not tracked, it is taken in
     * now if there is room and reason: unless sockets may be unseen, it is closed.
     */
    @Nullable
    TrackedSocket findOrAdopt(int descriptor, int holder, SocketKind kind) {
        TrackedSocket known = sockets.find(descriptor);
        if (known != null) {
            return known.isOf(holder) ? known : null;
        }
        return mayHaveUnseen ? sockets.add(descriptor, holder, kind, Opening.UNSEEN, System.nanoTime()) : null;
    }

    /** Takes in a socket that was open before it could be observed; {@code null} when it is tracked or does not fit. */
    @Nullable
    TrackedSocket adopt(int descriptor, SocketKind kind) {
        return sockets.find(descriptor) != null
                ? null
                : add(descriptor, TrackedSocket.UNKNOWN_HOLDER, kind, Opening.UNSEEN, System.nanoTime());
    }

    private @Nullable TrackedSocket add(int descriptor, int holder, SocketKind kind, Opening opening, long nowNanos) {
        endAnyWith(descriptor);
        TrackedSocket added = sockets.add(descriptor, holder, kind, opening, nowNanos);
        if (added == null) {
            untracked();
        }
        return added;
    }

    /** A descriptor has come back as another socket: the end of the one before was not seen. */
    private void endAnyWith(int descriptor) {
        TrackedSocket before = sockets.find(descriptor);
        if (before != null) {
            endUnseen(before);
        }
    }

    private void untracked() {
        sockets.countUntracked();
        expectUnseen();
    }

    void listening(TrackedSocket socket, Endpoint local, int backlog) {
        Service offered = Service.offeredAt(socket.transport(), local);
        if (socket.listening(local, backlog, serviceOf(socket, Role.SERVER, offered))) {
            Occurrences.listening(socket);
        }
    }

    @Nullable
    ServiceTotals serviceOf(TrackedSocket socket, Role role, Service service) {
        return socket.isOwn() ? null : services.of(role, service);
    }

    /**
     * A connect call begins.
     *
     * @return whether it is the first; no other begins until that is settled
     */
    boolean connecting(TrackedSocket socket, Endpoint peer, Service asked) {
        return socket.enterConnectCall(peer, serviceOf(socket, Role.CLIENT, asked));
    }

    /** A call that seemed to come second connects; the one that had begun will be refused, or has been. */
    void connectsAfterAll(TrackedSocket socket, Endpoint peer, Service asked) {
        ServiceTotals service = serviceOf(socket, Role.CLIENT, asked);
        if (!socket.connecting(peer, service)) {
            socket.connectTaken(peer, service);
        }
    }

    /** A connect call has returned, and the connection is made, now or before. */
    void connected(TrackedSocket socket, Endpoint local, Endpoint peer) {
        long nowNanos = System.nanoTime();
        long tookNanos = nowNanos - socket.sinceNanos();
        SocketState state = socket.leaveConnected(local, peer, nowNanos);
        if (state == null) {
            return;
        }
        ServiceTotals service = socket.totals();
        if (service != null) {
            service.connectDurations.add(tookNanos);
        }
        if (state == SocketState.ENDED) {
            connectionEnded(socket);
        }
        Occurrences.connected(socket, tookNanos);
    }

    /**
     * A connect call has returned without a connection: it goes on, or it has failed.
     *
     * @param error why it failed; {@code null} when it goes on
     */
    void notConnected(TrackedSocket socket, @Nullable ErrorType error) {
        if (socket.leaveConnectCall(error != null)) {
            connectFailed(socket, error == null ? socket.connectError(ErrorType.CLOSED) : error);
        }
    }

    private void connectFailed(TrackedSocket socket, ErrorType error) {
        socket.connectFailed();
        ServiceTotals service = socket.totals();
        if (service != null) {
            service.failures.count(error);
            Incidents.note(error, Incident.Attempt.CONNECT, service.service, socket.opening);
            Occurrences.connectFailed(socket, error);
        }
    }

    /** The listener, of which what it offers is known should it be untracked, has handed a connection to the application. */
    void accepted(
            @Nullable TrackedSocket listener,
            @Nullable Service offered,
            int descriptor,
            int holder,
            Endpoint local,
            Endpoint peer) {
        long nowNanos = System.nanoTime();
        Opening opening = listener != null && listener.isOwn() ? Opening.OWN : Tracing.opening(nowNanos);
        ServiceTotals service =
                listener != null ? listener.countAccepted() : services.of(Role.SERVER, Objects.requireNonNull(offered));
        if (service != null) {
            service.accepted.incrementAndGet();
        }
        endAnyWith(descriptor);
        TrackedSocket socket = sockets.make(descriptor, holder, SocketKind.streamAt(local), opening, nowNanos);
        if (socket == null || !sockets.put(socket.accepted(local, peer, service))) {
            untracked();
            return;
        }
        if (service != null) {
            service.opened.incrementAndGet();
        }
        Occurrences.accepted(socket);
    }

    /** Takes in a connection that was there before it could be observed. */
    void adopted(TrackedSocket socket, Role role, Service service, Endpoint local, Endpoint peer) {
        if (!socket.connected(local, peer, serviceOf(socket, role, service), System.nanoTime())) {
            connectionEnded(socket);
        }
    }

    void acceptFailed(TrackedSocket listener, Throwable thrown) {
        acceptFailed(listener, ErrorType.of(thrown));
    }

    void acceptFailed(TrackedSocket listener, ErrorType error) {
        ServiceTotals service = listener.totals();
        if (service != null && error != ErrorType.CLOSED && error != ErrorType.TIMED_OUT) {
            service.failures.count(error);
            Incidents.note(error, Incident.Attempt.ACCEPT, service.service, listener.opening);
        }
    }

    /** A read or write has thrown. A read that merely waited too long, or was cut off by our own close, is no error. */
    void transferFailed(TrackedSocket socket, Throwable thrown) {
        if (!(thrown instanceof SocketTimeoutException)) {
            transferFailed(socket, ErrorType.of(thrown), thrown.getClass());
        }
    }

    void transferFailed(TrackedSocket socket, ErrorType error) {
        transferFailed(socket, error, null);
    }

    private void transferFailed(TrackedSocket socket, ErrorType error, @Nullable Class<?> exception) {
        ServiceTotals service = socket.totals();
        if (error != ErrorType.CLOSED && service != null && socket.cause.failed(error, exception)) {
            transport(socket.transport()).role(service.role).transferErrors.count(error);
        }
    }

    /** The application begins to close a socket; its descriptor is closed when the calls under way have returned. */
    void closeBegins(TrackedSocket socket) {
        if (!socket.cause.isClosing()) {
            boolean ours = socket.state() == SocketState.CONNECTED && socket.cause.isOurs();
            socket.cause.closing(ours ? Tracing.closing(socket.opening) : null);
        }
    }

    /**
     * A descriptor is about to be closed.
     *
     * @param known why, when the caller knows better than the socket
     */
    void closing(int descriptor, @Nullable CloseReason known) {
        TrackedSocket socket = sockets.find(descriptor);
        if (socket != null) {
            closing(socket, known);
        }
    }

    /** As above, of the socket that has the descriptor; nothing is done when it has it no more. */
    void closing(TrackedSocket socket, @Nullable CloseReason known) {
        if (!sockets.remove(socket)) {
            return;
        }
        if (known == null) {
            closeBegins(socket);
        }
        SocketState before = socket.end(known);
        if (known == CloseReason.GC && !socket.isOwn()) {
            leaks.add(socket.opening);
            Occurrences.ended(Occurrence.Kind.LEAK, socket);
        }
        if (socket.kind.isDatagram()) {
            datagrams.ended(socket);
        } else if (before == SocketState.CONNECTED) {
            connectionEnded(socket);
        } else if (socket.abandonedConnect()) {
            connectFailed(socket, socket.connectError(ErrorType.CLOSED));
        }
    }

    /** The end of a socket was not seen. */
    void endUnseen(TrackedSocket socket) {
        sockets.countUnseenEnd();
        closing(socket, CloseReason.UNKNOWN);
    }

    private void connectionEnded(TrackedSocket socket) {
        ServiceTotals service = socket.totals();
        CloseReason reason = socket.endedFor();
        if (service == null || reason == null) {
            return;
        }
        socket.traffic.foldInto(service);
        service.closed.count(reason);
        transport(socket.transport())
                .role(service.role)
                .durations(reason)
                .add(Math.max(0, socket.endedNanos() - socket.sinceNanos()));
        history.add(socket);
        Occurrences.ended(Occurrence.Kind.CLOSE, socket);
    }
}
