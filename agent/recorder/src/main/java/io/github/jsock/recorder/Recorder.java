package io.github.jsock.recorder;

import java.io.FileDescriptor;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one class that advice may name: every event of the JDK's socket classes arrives here, in JDK types.
 *
 * <p>Any method may throw: advice keeps what it throws from the application and reports it to {@link Health}.
 */
public final class Recorder {
    private static final long END_OF_STREAM = -1;
    private static final int DEFAULT_BACKLOG = 50;

    private static final Ledger LEDGER = Recording.LEDGER;

    private Recorder() {}

    /** A socket was opened: a TCP one, or, if it is not a stream, one that is not recorded. */
    public static void opened(@Nullable FileDescriptor descriptor, boolean stream) throws Throwable {
        if (stream && Recording.observing) {
            LEDGER.opened(JdkAccess.number(descriptor), Transport.TCP, Recording.isOwn(Thread.currentThread()));
        }
    }

    /** A socket was bound, and is not listening yet. */
    public static void bound(@Nullable FileDescriptor descriptor) throws Throwable {
        TrackedSocket socket = find(descriptor);
        if (socket != null) {
            socket.bound(JdkAccess.local(descriptor));
        }
    }

    /** A socket began to listen, with this backlog. */
    public static void listening(@Nullable FileDescriptor descriptor, int backlog) throws Throwable {
        Endpoint local = JdkAccess.local(descriptor);
        if (!Recording.observing || !local.isKnown()) {
            return; // Closed meanwhile: the number may stand for another socket by now.
        }
        TrackedSocket socket = LEDGER.findOrAdopt(JdkAccess.number(descriptor));
        if (socket != null) {
            LEDGER.listening(socket, local, backlog);
        }
    }

    /** A channel was bound and began to listen; a backlog below 1 asked for the default of {@code ServerSocket}. */
    public static void channelListening(@Nullable FileDescriptor descriptor, int backlog) throws Throwable {
        listening(descriptor, backlog < 1 ? DEFAULT_BACKLOG : backlog);
    }

    /**
     * A connect call begins.
     *
     * @return what {@link #connectReturned} wants to be given when the call returns
     */
    public static @Nullable Object connecting(@Nullable FileDescriptor descriptor, @Nullable SocketAddress peer)
            throws Throwable {
        if (!(peer instanceof InetSocketAddress) || !Recording.observing) {
            return null;
        }
        InetSocketAddress destination = (InetSocketAddress) peer;
        TrackedSocket socket = LEDGER.findOrAdopt(JdkAccess.number(descriptor));
        if (socket != null) {
            socket.enterConnectCall();
            LEDGER.connecting(socket, Endpoint.of(destination), Service.named(Transport.TCP, destination));
        }
        return socket;
    }

    /** A call on a channel begins within which it is connected; returns as {@link #connecting} does. */
    public static @Nullable Object connectingOnChannel(Object channel) throws Throwable {
        return connectingOn(JdkAccess.descriptorOf(channel));
    }

    /** A call begins that goes on connecting; returns as {@link #connecting} does. */
    public static @Nullable Object connectingOn(@Nullable FileDescriptor descriptor) throws Throwable {
        TrackedSocket socket = find(descriptor);
        if (socket != null) {
            socket.enterConnectCall();
        }
        return socket;
    }

    /**
     * A connect call returns.
     *
     * @param call what the call's beginning returned
     * @param socket the {@code SocketImpl} or channel
     * @param connected whether the connection is made; false when it is still being made, or failed
     * @param thrown how it failed
     */
    public static void connectReturned(
            @Nullable Object call, Object socket, boolean connected, @Nullable Throwable thrown) throws Throwable {
        if (call == null) {
            return;
        }
        TrackedSocket tracked = (TrackedSocket) call;
        if (thrown != null) {
            // An IllegalStateException only refuses this call; an earlier connect may go on.
            LEDGER.notConnected(tracked, thrown instanceof IllegalStateException ? null : ErrorType.of(thrown));
        } else if (connected && tracked.leaveConnectCall(true)) {
            Endpoint named = tracked.peer();
            boolean asNamed = named.isKnown() && !named.isWildcard();
            Endpoint peer = asNamed ? named : JdkAccess.peer(JdkAccess.descriptorOf(socket));
            LEDGER.connected(tracked, JdkAccess.localOf(socket), peer);
        } else if (!connected) {
            LEDGER.notConnected(tracked, null);
        }
    }

    /**
     * An accept call returned.
     *
     * @param listener the descriptor of the listener
     * @param socket the accepted {@code SocketImpl} or channel; {@code null} when there was none to accept
     * @param thrown how it failed
     */
    public static void accepted(@Nullable FileDescriptor listener, @Nullable Object socket, @Nullable Throwable thrown)
            throws Throwable {
        if ((thrown == null && socket == null) || !Recording.observing) {
            return;
        }
        if (thrown != null) {
            TrackedSocket from = find(listener);
            if (from != null) {
                LEDGER.acceptFailed(from, thrown);
            }
        } else {
            accepted(listener, listener(listener), Objects.requireNonNull(socket));
        }
    }

    private static void accepted(@Nullable FileDescriptor listener, @Nullable TrackedSocket from, Object socket)
            throws Throwable {
        Endpoint local = JdkAccess.localOf(socket);
        if (local.isKnown()) {
            // An untracked listener may be closed by now; then it is known by its connection alone.
            Endpoint bound = from == null ? JdkAccess.local(listener) : from.local();
            LEDGER.accepted(
                    from,
                    Service.offeredAt(Transport.TCP, bound.isKnown() ? bound : local),
                    JdkAccess.number(JdkAccess.descriptorOf(socket)),
                    local,
                    JdkAccess.acceptedPeer(socket));
        }
    }

    /** The listener with this descriptor, taken in if it was not seen listening; {@code null} when it does not fit. */
    private static @Nullable TrackedSocket listener(@Nullable FileDescriptor descriptor) throws Throwable {
        TrackedSocket known = find(descriptor);
        if (known != null && known.state() == TrackedSocket.State.LISTENING) {
            return known;
        }
        listening(descriptor, Listener.BACKLOG_UNKNOWN);
        return find(descriptor);
    }

    /**
     * A read returned, under the JDK's read lock.
     *
     * @param count bytes, or the JDK's {@code IOStatus}: -1 at the end of the stream, less when nothing was read
     */
    public static void received(@Nullable FileDescriptor descriptor, long count, @Nullable Throwable thrown)
            throws Throwable {
        TrackedSocket socket = find(descriptor);
        if (socket == null) {
            return;
        }
        if (count > 0) {
            socket.traffic.received(count);
        } else if (count == END_OF_STREAM) {
            socket.endOfStream();
        } else if (thrown != null) {
            LEDGER.transferFailed(socket, thrown);
        }
    }

    /** A write returned, under the JDK's write lock. */
    public static void sent(@Nullable FileDescriptor descriptor, long count, @Nullable Throwable thrown)
            throws Throwable {
        TrackedSocket socket = find(descriptor);
        if (socket == null) {
            return;
        }
        if (count > 0) {
            socket.traffic.sent(count);
        } else if (thrown != null) {
            LEDGER.transferFailed(socket, thrown);
        }
    }

    /** A read of a stream of {@code Socket} returned, before Java 13: without a lock, and 0 too is the end. */
    public static void streamReceived(@Nullable FileDescriptor descriptor, int count, @Nullable Throwable thrown)
            throws Throwable {
        TrackedSocket socket = find(descriptor);
        if (socket == null) {
            return;
        }
        if (thrown != null) {
            LEDGER.transferFailed(socket, thrown);
        } else if (count > 0) {
            socket.traffic.receivedShared(count);
        } else {
            socket.endOfStream();
        }
    }

    /** A write to a stream of {@code Socket} begins, before Java 13; returns what {@link #streamSent} wants. */
    public static @Nullable Object streamSending(@Nullable Object socketImpl) throws Throwable {
        return socketImpl == null ? null : find(JdkAccess.descriptorOf(socketImpl));
    }

    /** A write to a stream of {@code Socket} returned; all was written, or it is unknown how much. */
    public static void streamSent(@Nullable Object call, int count, @Nullable Throwable thrown) {
        TrackedSocket socket = (TrackedSocket) call;
        if (socket == null) {
            return;
        }
        if (thrown != null) {
            LEDGER.transferFailed(socket, thrown);
        } else if (count > 0) {
            socket.traffic.sentShared(count, socket.service());
        }
    }

    /** One urgent byte was sent. */
    public static void urgentSent(@Nullable FileDescriptor descriptor) throws Throwable {
        TrackedSocket socket = find(descriptor);
        if (socket != null) {
            socket.traffic.sentShared(1, socket.service());
        }
    }

    /** The input or the output side was shut down by the application. */
    public static void shutdown(@Nullable FileDescriptor descriptor, boolean input) throws Throwable {
        TrackedSocket socket = find(descriptor);
        if (socket != null) {
            socket.shutdown(input);
        }
    }

    /** A descriptor is about to be closed, and is still the socket's. */
    public static void closing(@Nullable FileDescriptor descriptor) throws Throwable {
        LEDGER.closing(JdkAccess.number(descriptor), isCollecting(Thread.currentThread()) ? CloseReason.GC : null);
    }

    /** A descriptor is about to be closed by the JDK's cleaner, since its socket has become unreachable. */
    public static void collected(int descriptor) {
        LEDGER.closing(descriptor, CloseReason.GC);
    }

    private static boolean isCollecting(Thread thread) {
        String name = thread.getName();
        return name.equals("Common-Cleaner") || name.equals("Finalizer") || name.equals("Secondary finalizer");
    }

    private static @Nullable TrackedSocket find(@Nullable FileDescriptor descriptor) throws Throwable {
        return LEDGER.sockets.find(JdkAccess.number(descriptor));
    }

    /** Something above has thrown, at this event; the application knows nothing of it. */
    public static void failed(Throwable thrown, String event) {
        try {
            Health.error(event, thrown);
        } catch (Throwable e) {
            // Memory or stack are short; nothing is left that could be done without harm.
        }
    }
}
