package io.github.jsock.recorder;

import java.io.FileDescriptor;
import org.jspecify.annotations.Nullable;

/** A call that accepts a connection, as it returns. */
final class AcceptCall {
    private static final Ledger LEDGER = Recording.LEDGER;

    private AcceptCall() {}

    /** It returns with this {@code SocketImpl} or channel, without one, or because it has failed. */
    static void returned(@Nullable FileDescriptor listener, @Nullable Object socket, @Nullable Throwable thrown)
            throws Throwable {
        if (thrown != null) {
            TrackedSocket from = Lookup.find(listener);
            if (from != null) {
                LEDGER.acceptFailed(from, thrown);
            }
        } else if (socket != null) {
            accepted(listener, listener(listener, socket), socket);
        }
    }

    private static void accepted(@Nullable FileDescriptor listener, @Nullable TrackedSocket from, Object socket)
            throws Throwable {
        Endpoint bound = from == null ? Endpoint.UNKNOWN : from.local();
        Endpoint local = bound.isDefinite() ? bound : SocketFields.localOf(socket);
        if (local.isKnown()) {
            FileDescriptor descriptor = SocketFields.descriptorOf(socket);
            LEDGER.accepted(
                    from,
                    from == null ? offeredBy(listener, local) : null,
                    JdkAccess.number(descriptor),
                    JdkAccess.holder(descriptor),
                    local,
                    SocketFields.acceptedPeer(socket));
        }
    }

    /** What an untracked listener offers, which may be closed by now: then it is known by its connection alone. */
    private static Service offeredBy(@Nullable FileDescriptor listener, Endpoint accepted) {
        Transport transport = SocketKind.streamAt(accepted).transport();
        Endpoint offered = JdkAccess.local(transport, listener);
        return Service.offeredAt(transport, offered.isKnown() ? offered : accepted);
    }

    /** The listener with this descriptor, taken in if it was not seen listening; {@code null} when it does not fit. */
    private static @Nullable TrackedSocket listener(@Nullable FileDescriptor descriptor, Object accepted)
            throws Throwable {
        TrackedSocket known = Lookup.find(descriptor);
        if (known != null && known.state() == SocketState.LISTENING) {
            return known;
        }
        Transport transport =
                SocketKind.streamAt(SocketFields.localOf(accepted)).transport();
        Recorder.listening(descriptor, JdkAccess.local(transport, descriptor), Listener.BACKLOG_UNKNOWN);
        return Lookup.find(descriptor);
    }
}
