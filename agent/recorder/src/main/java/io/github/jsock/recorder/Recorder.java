package io.github.jsock.recorder;

import java.io.FileDescriptor;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Where the events of the JDK's stream sockets arrive, in JDK types. Advice may name this class, and for other sockets
 * {@link DatagramRecorder}, {@link AsynchronousRecorder} and {@link InheritedRecorder}; for layers above them
 * {@link LayerRecorder}, {@link TunnelRecorder} and {@link NameRecorder}; for sockets that a library uses past the JDK
 * {@link DescriptorRecorder}, {@link DescriptorTraffic}, {@link DatagramBatch} and {@link RingRecorder}; no other.
 *
 * <p>Any method may throw: advice keeps what it throws from the application and reports it to {@link Health}.
 */
public final class Recorder {
    private static final long END_OF_STREAM = -1;
    private static final int DEFAULT_BACKLOG = 50;

    private static final Ledger LEDGER = Recording.LEDGER;

    private Recorder() {}

    /** An IP socket was opened, or could not be: a TCP one if it is a stream, else a UDP one. */
    public static void opened(@Nullable FileDescriptor descriptor, boolean stream, @Nullable Throwable thrown)
            throws Throwable {
        opened(descriptor, stream ? SocketKind.TCP : SocketKind.UDP, thrown);
    }

    /** A {@code SocketImpl} has opened a socket for streams, as most are. */
    public static void created(@Nullable Object socketImpl) throws Throwable {
        if (socketImpl != null) {
            opened(SocketFields.descriptorOf(socketImpl), SocketKind.TCP, null);
        }
    }

    /** A Unix domain socket was opened, or could not be. */
    public static void unixOpened(@Nullable FileDescriptor descriptor, @Nullable Throwable thrown) throws Throwable {
        opened(descriptor, SocketKind.UNIX_STREAM, thrown);
    }

    private static void opened(@Nullable FileDescriptor descriptor, SocketKind kind, @Nullable Throwable thrown)
            throws Throwable {
        if (!Recording.observing) {
            return;
        }
        boolean own = Recording.isOwn(Thread.currentThread());
        if (thrown == null) {
            LEDGER.opened(JdkAccess.number(descriptor), JdkAccess.holder(descriptor), kind, own);
        } else if (!own) {
            LEDGER.openFailed(kind.transport(), ErrorType.of(thrown));
        }
    }

    /** A socket was bound, and is not listening yet. */
    public static void bound(@Nullable FileDescriptor descriptor) throws Throwable {
        TrackedSocket socket = Lookup.find(descriptor);
        if (socket != null) {
            socket.bound(JdkAccess.local(socket.transport(), descriptor));
        }
    }

    /** A {@code SocketImpl} began to listen, with this backlog. */
    public static void listening(@Nullable FileDescriptor descriptor, int backlog) throws Throwable {
        listening(descriptor, JdkAccess.local(Transport.TCP, descriptor), backlog);
    }

    /** A channel was bound and began to listen; a backlog below 1 asked for the default of {@code ServerSocket}. */
    public static void channelListening(Object channel, int backlog) throws Throwable {
        FileDescriptor descriptor = SocketFields.descriptorOf(channel);
        listening(descriptor, SocketFields.localOf(channel), backlog < 1 ? DEFAULT_BACKLOG : backlog);
    }

    static void listening(@Nullable FileDescriptor descriptor, Endpoint local, int backlog) throws Throwable {
        if (!Recording.observing || !local.isKnown()) {
            return; // Closed meanwhile: the number may stand for another socket by now.
        }
        TrackedSocket socket = Lookup.findOrAdopt(descriptor, SocketKind.streamAt(local));
        if (socket != null) {
            LEDGER.listening(socket, local, backlog);
        }
    }

    /**
     * A connect call begins.
     *
     * @return what {@link #connectReturned} wants to be given when the call returns
     */
    public static @Nullable Object connecting(@Nullable FileDescriptor descriptor, @Nullable SocketAddress peer)
            throws Throwable {
        Endpoint destination = Endpoint.of(peer);
        if (peer == null || !(destination.isKnown() || peer instanceof InetSocketAddress) || !Recording.observing) {
            return null;
        }
        SocketKind kind = SocketKind.streamAt(destination);
        TrackedSocket socket = Lookup.findOrAdopt(descriptor, kind);
        return socket == null ? null : new ConnectCall(socket, destination, Service.named(kind.transport(), peer));
    }

    /** As {@link #connecting}, on a channel; a closed one keeps its descriptor, which may be another socket's by now. */
    public static @Nullable Object connectingChannel(Object channel, @Nullable SocketAddress peer) throws Throwable {
        return ((Channel) channel).isOpen() ? connecting(SocketFields.descriptorOf(channel), peer) : null;
    }

    /** A call on a channel begins that goes on connecting it; returns as {@link #connecting} does. */
    public static @Nullable Object connectingOnChannel(Object channel) throws Throwable {
        TrackedSocket socket = ((Channel) channel).isOpen() ? Lookup.find(SocketFields.descriptorOf(channel)) : null;
        return socket == null ? null : new ConnectCall(socket);
    }

    /** The JDK has asked the kernel for a local address: it need not be asked again. */
    public static void located(@Nullable FileDescriptor descriptor, @Nullable InetSocketAddress local)
            throws Throwable {
        TrackedSocket socket = Lookup.find(descriptor);
        if (socket != null) {
            socket.located(Endpoint.of(local));
        }
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
        if (call != null) {
            ((ConnectCall) call).returned(socket, connected, thrown);
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
        if (Recording.observing) {
            AcceptCall.returned(listener, socket, thrown);
        }
    }

    /**
     * A read returned, under the JDK's read lock.
     *
     * @param count bytes, or the JDK's {@code IOStatus}: -1 at the end of the stream, less when nothing was read
     */
    public static void received(@Nullable FileDescriptor descriptor, long count, @Nullable Throwable thrown)
            throws Throwable {
        TrackedSocket socket = Lookup.findHeld(descriptor);
        if (socket == null) {
            return;
        }
        if (count > 0) {
            socket.traffic.received(count);
        } else if (count == END_OF_STREAM) {
            socket.cause.endOfStream();
        } else if (thrown != null) {
            LEDGER.transferFailed(socket, thrown);
        }
    }

    /** A write returned, under the JDK's write lock. */
    public static void sent(@Nullable FileDescriptor descriptor, long count, @Nullable Throwable thrown)
            throws Throwable {
        TrackedSocket socket = Lookup.findHeld(descriptor);
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
        TrackedSocket socket = Lookup.findHeld(descriptor);
        if (socket == null) {
            return;
        }
        if (thrown != null) {
            LEDGER.transferFailed(socket, thrown);
        } else if (count > 0) {
            socket.traffic.receivedShared(count, socket.totals());
        } else {
            socket.cause.endOfStream();
        }
    }

    /** A write to a stream of {@code Socket} begins, before Java 13; returns what {@link #streamSent} wants. */
    public static @Nullable Object streamSending(@Nullable Object socketImpl) throws Throwable {
        return socketImpl == null ? null : Lookup.find(SocketFields.descriptorOf(socketImpl));
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
            socket.traffic.sentShared(count, socket.totals());
        }
    }

    /** One urgent byte was sent. */
    public static void urgentSent(@Nullable FileDescriptor descriptor) throws Throwable {
        TrackedSocket socket = Lookup.find(descriptor);
        if (socket != null) {
            socket.traffic.sentShared(1, socket.totals());
        }
    }

    /** The input or the output side was shut down by the application. */
    public static void shutdown(@Nullable FileDescriptor descriptor, boolean input) throws Throwable {
        TrackedSocket socket = Lookup.find(descriptor);
        if (socket != null) {
            socket.cause.shutdown(input);
        }
    }

    /** The application begins to close a socket; its descriptor is closed when the calls under way have returned. */
    public static void closeBegins(@Nullable FileDescriptor descriptor) throws Throwable {
        TrackedSocket socket = Lookup.find(descriptor);
        if (socket != null) {
            if (isCollecting(Thread.currentThread())) {
                socket.cause.collecting();
            } else {
                LEDGER.closeBegins(socket);
            }
        }
    }

    /** A descriptor is about to be closed, and is still the socket's. */
    public static void closing(@Nullable FileDescriptor descriptor) throws Throwable {
        TrackedSocket socket = Lookup.findHeld(descriptor);
        if (socket != null) {
            LEDGER.closing(socket, isCollected(socket) ? CloseReason.GC : null);
        }
    }

    /** Whoever began to close it counts: what is left to do may be done by another thread. */
    private static boolean isCollected(TrackedSocket socket) {
        return socket.cause.isClosing() ? socket.cause.isCollected() : isCollecting(Thread.currentThread());
    }

    /** A descriptor is about to be closed by the JDK's cleaner, since its socket has become unreachable. */
    public static void collected(int descriptor) {
        LEDGER.closing(descriptor, CloseReason.GC);
    }

    static boolean isCollecting(Thread thread) {
        String name = thread.getName();
        return name.equals("Common-Cleaner") || name.equals("Finalizer") || name.equals("Secondary finalizer");
    }

    /** Something above has thrown; the application knows nothing of it. The event, at which it has, is behind a colon. */
    public static void failed(Throwable thrown, String event) {
        try {
            Health.error(event.substring(event.indexOf(':') + 1), thrown);
        } catch (Throwable e) {
            // Memory or stack are short; nothing is left that could be done without harm.
        }
    }
}
