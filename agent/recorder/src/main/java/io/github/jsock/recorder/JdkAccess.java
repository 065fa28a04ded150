package io.github.jsock.recorder;

import java.io.FileDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketImpl;
import org.jspecify.annotations.Nullable;

/**
 * The few values inside the JDK's socket classes that no public method gives without a name look-up, a permission check
 * or a system call too many.
 *
 * <p>From Java 9 on, {@code java.io}, {@code java.net} and {@code sun.nio.ch} must have been opened to the module of
 * this class before it is initialized; otherwise its initialization fails.
 */
final class JdkAccess {
    /** {@code FileDescriptor.fd}; a constant method handle, since every read and write goes through it. */
    private static final MethodHandle DESCRIPTOR;

    private static final Field IMPL_DESCRIPTOR;
    private static final Field IMPL_ADDRESS;
    private static final Field IMPL_PORT;
    private static final Method CHANNEL_DESCRIPTOR;
    private static final Field CHANNEL_LOCAL;
    private static final Field CHANNEL_PEER;
    private static final Method LOCAL_ADDRESS;
    private static final Method PEER_ADDRESS;

    static {
        try {
            DESCRIPTOR = MethodHandles.lookup().unreflectGetter(field(FileDescriptor.class, "fd"));
            IMPL_DESCRIPTOR = field(SocketImpl.class, "fd");
            IMPL_ADDRESS = field(SocketImpl.class, "address");
            IMPL_PORT = field(SocketImpl.class, "port");
            CHANNEL_DESCRIPTOR = opened(jdkClass("sun.nio.ch.SelChImpl").getMethod("getFD"));
            Class<?> channel = jdkClass("sun.nio.ch.SocketChannelImpl");
            CHANNEL_LOCAL = field(channel, "localAddress");
            CHANNEL_PEER = field(channel, "remoteAddress");
            Class<?> net = jdkClass("sun.nio.ch.Net");
            LOCAL_ADDRESS = opened(net.getDeclaredMethod("localAddress", FileDescriptor.class));
            PEER_ADDRESS = opened(net.getDeclaredMethod("remoteAddress", FileDescriptor.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private JdkAccess() {}

    /** Has all that is needed loaded, linked and permitted now, rather than in the application's first call. */
    static void prepare() throws Throwable {
        number(FileDescriptor.in);
    }

    /** The number of a file descriptor; -1 when it is absent or closed. */
    static int number(@Nullable FileDescriptor descriptor) throws Throwable {
        return descriptor == null ? -1 : (int) DESCRIPTOR.invokeExact(descriptor);
    }

    /** The descriptor of a {@code SocketImpl} or of a selectable channel. */
    static @Nullable FileDescriptor descriptorOf(Object socket) throws ReflectiveOperationException {
        return (FileDescriptor)
                (socket instanceof SocketImpl ? IMPL_DESCRIPTOR.get(socket) : CHANNEL_DESCRIPTOR.invoke(socket));
    }

    /** The peer that a {@code SocketImpl} or {@code SocketChannel} was given when it was accepted. */
    static Endpoint acceptedPeer(Object socket) throws ReflectiveOperationException {
        if (socket instanceof SocketImpl) {
            return Endpoint.of((InetAddress) IMPL_ADDRESS.get(socket), IMPL_PORT.getInt(socket));
        }
        Object peer = CHANNEL_PEER.get(socket);
        return peer instanceof InetSocketAddress ? Endpoint.of((InetSocketAddress) peer) : Endpoint.UNKNOWN;
    }

    /** The local address of a connected {@code SocketImpl} or channel, which of the two only a channel remembers. */
    static Endpoint localOf(Object socket) throws ReflectiveOperationException {
        Object local = socket instanceof SocketImpl ? null : CHANNEL_LOCAL.get(socket);
        return local instanceof InetSocketAddress
                ? Endpoint.of((InetSocketAddress) local)
                : local(descriptorOf(socket));
    }

    /** The local address as the kernel has it: {@code getsockname(2)}. Unknown when the kernel refuses. */
    static Endpoint local(@Nullable FileDescriptor descriptor) {
        return ask(LOCAL_ADDRESS, descriptor);
    }

    /** The peer address as the kernel has it: {@code getpeername(2)}. Unknown when not, or no longer, connected. */
    static Endpoint peer(@Nullable FileDescriptor descriptor) {
        return ask(PEER_ADDRESS, descriptor);
    }

    private static Endpoint ask(Method question, @Nullable FileDescriptor descriptor) {
        if (descriptor == null) {
            return Endpoint.UNKNOWN;
        }
        try {
            return Endpoint.of((InetSocketAddress) question.invoke(null, descriptor));
        } catch (IllegalAccessException | InvocationTargetException e) {
            return Endpoint.UNKNOWN;
        }
    }

    private static Class<?> jdkClass(String name) throws ClassNotFoundException {
        return Class.forName(name, false, null);
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        return opened(type.getDeclaredField(name));
    }

    private static <T extends AccessibleObject> T opened(T member) {
        member.setAccessible(true);
        return member;
    }
}
