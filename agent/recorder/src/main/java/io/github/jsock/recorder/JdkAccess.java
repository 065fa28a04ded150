package io.github.jsock.recorder;

import java.io.FileDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.AccessController;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK's own code knows of a file descriptor: its number, and the addresses that the kernel has for it.
 *
 * <p>From Java 9 on, {@code java.io}, {@code java.lang}, {@code java.net} and {@code sun.nio.ch} must have been opened to the module of
 * this class before it is initialized; otherwise its initialization fails.
 */
final class JdkAccess {
    /** Whether streams of {@code Socket} let several threads in at once, as {@code NioSocketImpl} of Java 13 and later does not. */
    static final boolean SHARES_STREAMS = sharesStreams();

    /** {@code FileDescriptor.fd}; a constant method handle, since every read and write goes through it. */
    private static final MethodHandle DESCRIPTOR;

    /** {@code InetAddress.holder.hostName}, in two steps; {@code null} in a JDK that keeps it elsewhere. */
    private static final @Nullable MethodHandle ADDRESS_HOLDER =
            getter(InetAddress.class, "holder", MethodType.methodType(Object.class, InetAddress.class));

    private static final @Nullable MethodHandle HOST_NAME = hostName();

    /** {@code null} in a JDK that keeps it elsewhere: then a jar may be told of two that have a class of one name. */
    private static final @Nullable Field CONTEXT_LOADER = contextLoaderField();

    private static final Method LOCAL_ADDRESS;
    /** One system call, where the whole address takes two. */
    private static final Method LOCAL_INET_ADDRESS;

    private static final Method PEER_ADDRESS;
    /** Of Java 16 and later. */
    private static final @Nullable Class<?> UNIX_DOMAIN_SOCKETS = unixDomainSockets();

    /** Before Java 16, whose {@code Net} has no native code for the above on Linux; {@code null} since. */
    private static final @Nullable Method OLD_PEER_ADDRESS = inherited("peerAddress0");

    private static final @Nullable Method OLD_PEER_PORT = inherited("peerPort0");
    private static final Method NEW_DESCRIPTOR;
    /** {@code null} where the above is. */
    private static final @Nullable Method UNIX_LOCAL_ADDRESS;

    static {
        try {
            DESCRIPTOR = MethodHandles.lookup().unreflectGetter(field(FileDescriptor.class, "fd"));
            Class<?> net = jdkClass("sun.nio.ch.Net");
            LOCAL_ADDRESS = method(net, "localAddress", FileDescriptor.class);
            LOCAL_INET_ADDRESS = method(net, "localInetAddress", FileDescriptor.class);
            PEER_ADDRESS = method(net, "remoteAddress", FileDescriptor.class);
            NEW_DESCRIPTOR = method(jdkClass("sun.nio.ch.IOUtil"), "newFD", int.class);
            UNIX_LOCAL_ADDRESS = unixLocalAddress();
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private JdkAccess() {}

    /** A getter of this shape, in which {@code Object} stands for a class that cannot be named here. */
    static @Nullable MethodHandle getter(Class<?> type, String name, MethodType shape) {
        try {
            return MethodHandles.lookup().unreflectGetter(field(type, name)).asType(shape);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static @Nullable MethodHandle hostName() {
        try {
            return getter(
                    jdkClass("java.net.InetAddress$InetAddressHolder"),
                    "hostName",
                    MethodType.methodType(String.class, Object.class));
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static @Nullable Class<?> unixDomainSockets() {
        try {
            return jdkClass("sun.nio.ch.UnixDomainSockets");
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static @Nullable Method inherited(String name) {
        try {
            // Not looked for in vain: for the exception's message the JDK makes classes.
            return UNIX_DOMAIN_SOCKETS != null
                    ? null
                    : method(jdkClass("sun.nio.ch.InheritedChannel"), name, int.class);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static @Nullable Field contextLoaderField() {
        try {
            return field(Thread.class, "contextClassLoader");
        } catch (NoSuchFieldException e) {
            return null;
        }
    }

    private static @Nullable Method unixLocalAddress() {
        try {
            return UNIX_DOMAIN_SOCKETS == null
                    ? null
                    : method(UNIX_DOMAIN_SOCKETS, "localAddress", FileDescriptor.class);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static boolean sharesStreams() {
        try {
            jdkClass("sun.nio.ch.NioSocketImpl");
            return System.getProperty("jdk.net.usePlainSocketImpl") != null;
        } catch (ClassNotFoundException e) {
            return true;
        }
    }

    /** Has all that is needed loaded, linked and permitted now, rather than in the application's first call. */
    static void prepare() throws Throwable {
        number(FileDescriptor.in);
    }

    /** The number of a file descriptor; -1 when it is absent or closed. */
    static int number(@Nullable FileDescriptor descriptor) throws Throwable {
        return descriptor == null ? -1 : (int) DESCRIPTOR.invokeExact(descriptor);
    }

    /** The name that an address was looked up by or has been found to have; {@code null} for none. Asks no name service. */
    static @Nullable String hostName(InetSocketAddress destination) throws Throwable {
        InetAddress address = destination.getAddress();
        return address == null || ADDRESS_HOLDER == null || HOST_NAME == null
                ? destination.getHostString()
                : (String) HOST_NAME.invokeExact((Object) ADDRESS_HOLDER.invokeExact(address));
    }

    /** Who else has the number of a file descriptor that is closed is another holder. */
    static int holder(@Nullable FileDescriptor descriptor) {
        return descriptor == null ? TrackedSocket.UNKNOWN_HOLDER : System.identityHashCode(descriptor);
    }

    /** A thread's context class loader, without {@code getContextClassLoader()}, which an application may override. */
    static @Nullable ClassLoader contextLoader(Thread thread) {
        try {
            return CONTEXT_LOADER == null ? null : (ClassLoader) CONTEXT_LOADER.get(thread);
        } catch (IllegalAccessException e) {
            return null;
        }
    }

    /** A descriptor object for a number, which nothing will ever close. */
    static FileDescriptor descriptor(int number) {
        try {
            return (FileDescriptor) NEW_DESCRIPTOR.invoke(null, number);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The local address as the kernel has it: {@code getsockname(2)}. Unknown when the kernel or the JDK refuses. */
    static Endpoint local(Transport transport, @Nullable FileDescriptor descriptor) {
        return ask(transport == Transport.UNIX ? UNIX_LOCAL_ADDRESS : LOCAL_ADDRESS, descriptor);
    }

    /** The local IP address as the kernel has it, with the port that is known already. */
    static Endpoint local(@Nullable FileDescriptor descriptor, int port) {
        if (descriptor == null) {
            return Endpoint.UNKNOWN;
        }
        try {
            return Endpoint.of((InetAddress) LOCAL_INET_ADDRESS.invoke(null, descriptor), port);
        } catch (IllegalAccessException | InvocationTargetException e) {
            return Endpoint.UNKNOWN;
        }
    }

    /** The IP peer address as the kernel has it: {@code getpeername(2)}. Unknown when not, or no longer, connected. */
    static Endpoint peer(@Nullable FileDescriptor descriptor) {
        return OLD_PEER_ADDRESS == null || OLD_PEER_PORT == null
                ? ask(PEER_ADDRESS, descriptor)
                : oldPeer(OLD_PEER_ADDRESS, OLD_PEER_PORT, descriptor);
    }

    private static Endpoint oldPeer(Method address, Method port, @Nullable FileDescriptor descriptor) {
        try {
            int number = number(descriptor);
            InetAddress peer = (InetAddress) address.invoke(null, number);
            return Endpoint.of(peer, peer == null ? 0 : (int) port.invoke(null, number));
        } catch (Throwable e) {
            return Endpoint.UNKNOWN;
        }
    }

    private static Endpoint ask(@Nullable Method question, @Nullable FileDescriptor descriptor) {
        if (descriptor == null || question == null) {
            return Endpoint.UNKNOWN;
        }
        try {
            return Endpoint.of((SocketAddress) question.invoke(null, descriptor));
        } catch (IllegalAccessException | InvocationTargetException e) {
            return Endpoint.UNKNOWN;
        }
    }

    static Class<?> jdkClass(String name) throws ClassNotFoundException {
        return Class.forName(name, false, null);
    }

    /** A field to read, whatever the application whose thread this is may do. */
    static Field field(Class<?> type, String name) throws NoSuchFieldException {
        try {
            return AccessController.doPrivileged(new PrivilegedExceptionAction<Field>() {
                @Override
                public Field run() throws NoSuchFieldException {
                    return opened(type.getDeclaredField(name));
                }
            });
        } catch (PrivilegedActionException e) {
            throw (NoSuchFieldException) e.getException();
        }
    }

    /** A method to call, whatever the application whose thread this is may do. */
    static Method method(Class<?> type, String name, Class<?>... parameters) throws NoSuchMethodException {
        try {
            return AccessController.doPrivileged(new PrivilegedExceptionAction<Method>() {
                @Override
                public Method run() throws NoSuchMethodException {
                    return opened(type.getDeclaredMethod(name, parameters));
                }
            });
        } catch (PrivilegedActionException e) {
            throw (NoSuchMethodException) e.getException();
        }
    }

    private static <T extends AccessibleObject> T opened(T member) {
        member.setAccessible(true);
        return member;
    }
}
