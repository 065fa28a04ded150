package io.github.jsock.recorder;

import java.io.FileDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketImpl;
import org.jspecify.annotations.Nullable;

/**
 * Where an object that stands for a socket (a {@code SocketImpl}, a channel of whatever kind) keeps its descriptor and
 * addresses: no public method gives them without a name look-up, a permission check or a system call too many. Found once
 * for each class, by the names of the fields, which are the same in all channels of all JDKs.
 */
final class SocketFields {
    /** Of a {@code SocketImpl}, as constants, since each accept asks; {@code null} in a JDK that has them elsewhere. */
    private static final @Nullable MethodHandle IMPL_DESCRIPTOR = ofImpl("fd", FileDescriptor.class);

    private static final @Nullable MethodHandle IMPL_PEER = ofImpl("address", InetAddress.class);
    private static final @Nullable MethodHandle IMPL_PEER_PORT = ofImpl("port", int.class);

    private static final ClassValue<SocketFields> OF = new ClassValue<SocketFields>() {
        @Override
        protected SocketFields computeValue(Class<?> type) {
            return new SocketFields(type);
        }
    };

    private final @Nullable Field descriptor;
    private final @Nullable Field local;
    private final @Nullable Field peer;
    /** What a {@code SocketImpl} has of {@link #local}; 0 when it has not asked. */
    private final @Nullable Field localPort;
    /** What an {@code SSLSocket} has: the socket that it is layered over, or itself. */
    private final @Nullable Field self;

    private SocketFields(Class<?> type) {
        self = Socket.class.isAssignableFrom(type) ? field(type, "self") : null;
        boolean impl = SocketImpl.class.isAssignableFrom(type);
        // A class of the application's may extend SocketImpl, with fields of its own.
        descriptor = field(impl ? SocketImpl.class : type, "fd");
        local = impl ? null : field(type, "localAddress");
        peer = impl ? null : field(type, "remoteAddress");
        localPort = impl ? field(SocketImpl.class, "localport") : null;
    }

    private static @Nullable MethodHandle ofImpl(String name, Class<?> type) {
        return JdkAccess.getter(SocketImpl.class, name, MethodType.methodType(type, SocketImpl.class));
    }

    private static @Nullable Field field(Class<?> type, String name) {
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            try {
                return JdkAccess.field(declaring, name);
            } catch (NoSuchFieldException e) {
                // Its superclass may have it.
            }
        }
        return null;
    }

    private static @Nullable Object get(@Nullable Field field, Object socket) throws IllegalAccessException {
        return field == null ? null : field.get(socket);
    }

    /** The descriptor of a socket or selectable channel; {@code null} when it has none. */
    static @Nullable FileDescriptor descriptorOf(Object socket) throws Throwable {
        if (socket instanceof SocketImpl && IMPL_DESCRIPTOR != null) {
            return (FileDescriptor) IMPL_DESCRIPTOR.invokeExact((SocketImpl) socket);
        }
        return (FileDescriptor) get(OF.get(socket.getClass()).descriptor, socket);
    }

    /** The local address of a connected or listening socket, which all but a {@code SocketImpl} remember. */
    static Endpoint localOf(Object socket) throws ReflectiveOperationException {
        SocketFields fields = OF.get(socket.getClass());
        Endpoint local = Endpoint.of((SocketAddress) get(fields.local, socket));
        if (local.isKnown()) {
            return local;
        }
        Field localPort = fields.localPort;
        int port = localPort == null ? 0 : localPort.getInt(socket);
        FileDescriptor descriptor = (FileDescriptor) get(fields.descriptor, socket);
        return port > 0 ? JdkAccess.local(descriptor, port) : JdkAccess.local(Transport.TCP, descriptor);
    }

    /** The socket that an {@code SSLSocket} is layered over, or itself; {@code null} for one that is not the JDK's. */
    static @Nullable Object underlying(Object sslSocket) throws IllegalAccessException {
        return get(OF.get(sslSocket.getClass()).self, sslSocket);
    }

    /** The peer that a socket was given when it was accepted. */
    static Endpoint acceptedPeer(Object socket) throws Throwable {
        if (!(socket instanceof SocketImpl)) {
            return Endpoint.of((SocketAddress) get(OF.get(socket.getClass()).peer, socket));
        }
        return IMPL_PEER == null || IMPL_PEER_PORT == null
                ? Endpoint.UNKNOWN
                : Endpoint.of((InetAddress) IMPL_PEER.invokeExact((SocketImpl) socket), (int)
                        IMPL_PEER_PORT.invokeExact((SocketImpl) socket));
    }
}
