package io.github.jsock.recorder;

import java.io.FileDescriptor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketImpl;
import org.jspecify.annotations.Nullable;

/**
 * Where the layers above a stream socket tell what they know of it: whom a proxy was asked for, and that TLS is spoken.
 * Bytes and times are the socket's own all the same, recorded below.
 *
 * <p>Any method may throw: advice keeps what it throws from the application and reports it to {@link Health}.
 */
public final class LayerRecorder {
    private static final Method IMPL_DESCRIPTOR;
    private static final Field SOCKET_IMPL;

    static {
        try {
            IMPL_DESCRIPTOR = JdkAccess.method(SocketImpl.class, "getFileDescriptor");
            SOCKET_IMPL = JdkAccess.field(Socket.class, "impl");
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private LayerRecorder() {}

    /** A {@code SocketImpl} that can go through a SOCKS proxy is connected to this destination through one. */
    public static void reached(Object socketImpl, @Nullable SocketAddress destination) throws Throwable {
        TrackedSocket socket = Lookup.find((FileDescriptor) IMPL_DESCRIPTOR.invoke(socketImpl));
        if (socket != null && destination != null && !socket.peer().equals(Endpoint.of(destination))) {
            socket.layers().reachThrough(Service.named(socket.transport(), destination));
        }
    }

    /** The TLS handshake of an {@code SSLSocket} begins; returns what {@link #handshakeReturned} wants. */
    public static @Nullable Object handshaking(Object sslSocket) throws Throwable {
        TrackedSocket socket = Lookup.find(descriptorOf(SocketFields.underlying(sslSocket)));
        ServiceTotals service = socket == null ? null : socket.totals();
        return socket == null || service == null
                ? null
                : new Handshake(
                        socket, Recording.LEDGER.transport(socket.transport()).role(service.role));
    }

    /** The handshake has succeeded, now or before, or has failed, and then the socket is closed already. */
    public static void handshakeReturned(@Nullable Object call, @Nullable Throwable thrown) {
        Handshake handshake = (Handshake) call;
        if (handshake != null) {
            handshake.ended(thrown);
        }
    }

    /** One handshake. */
    private static final class Handshake {
        private final TrackedSocket socket;
        private final RoleTotals totals;
        private final long beganNanos = System.nanoTime();

        Handshake(TrackedSocket socket, RoleTotals totals) {
            this.socket = socket;
            this.totals = totals;
        }

        void ended(@Nullable Throwable thrown) {
            long nanos = System.nanoTime() - beganNanos;
            if (thrown != null) {
                totals.handshakeFailures.count(ErrorType.of(thrown));
            } else if (socket.layers().handshaken(nanos)) {
                totals.handshakeDurations.add(nanos);
            }
        }
    }

    /** The descriptor of a {@code Socket}; {@code null} when it has none, or is no class of the JDK's. */
    static @Nullable FileDescriptor descriptorOf(@Nullable Object socket) throws Throwable {
        if (!(socket instanceof Socket)) {
            return null;
        }
        if (socket.getClass().getName().equals("sun.nio.ch.SocketAdaptor")) {
            return SocketFields.descriptorOf(((Socket) socket).getChannel());
        }
        Object impl = SOCKET_IMPL.get(socket);
        return impl == null ? null : (FileDescriptor) IMPL_DESCRIPTOR.invoke(impl);
    }
}
