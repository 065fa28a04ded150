package io.github.jsock.recorder;

import java.io.FileDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a descriptor is whose opening was not seen, as far as the kernel tells it beyond {@code /proc}: asked through native
 * methods that the JDK has. For Linux alone.
 */
public final class UnseenDescriptor {
    // Of include/uapi/asm-generic/socket.h, include/linux/socket.h and include/uapi/linux/in.h.
    private static final int SOL_SOCKET = 1;
    private static final int SO_PROTOCOL = 38;
    private static final int SO_DOMAIN = 39;
    private static final int AF_UNIX = 1;
    private static final int AF_NETLINK = 16;
    private static final int AF_PACKET = 17;
    private static final int AF_VSOCK = 40;
    private static final int IPPROTO_TCP = 6;
    private static final int IPPROTO_UDP = 17;
    private static final int IPPROTO_SCTP = 132;
    private static final int IPPROTO_MPTCP = 262;

    private static final @Nullable Method OPTION =
            method("Net", "getIntOption0", FileDescriptor.class, boolean.class, int.class, int.class);
    /** Of Java 16 and later. */
    private static final @Nullable Method UNIX_PEER = method("InheritedChannel", "unixPeerAddress0", int.class);

    private final int number;

    /** For the descriptor with this number, which may be closed or another one by the time that it is asked. */
    public UnseenDescriptor(int number) {
        this.number = number;
    }

    private static @Nullable Method method(String className, String name, Class<?>... parameters) {
        try {
            return JdkAccess.method(JdkAccess.jdkClass("sun.nio.ch." + className), name, parameters);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** Its protocol or address family: {@code tcp}, {@code udp}, {@code unix}, {@code sctp} and so on, or {@code unknown}. */
    public String kind() {
        switch (option(SO_DOMAIN)) {
            case AF_UNIX:
                return "unix";
            case AF_NETLINK:
                return "netlink";
            case AF_PACKET:
                return "packet";
            case AF_VSOCK:
                return "vsock";
            default:
                return protocol();
        }
    }

    private String protocol() {
        switch (option(SO_PROTOCOL)) {
            case IPPROTO_TCP:
                return "tcp";
            case IPPROTO_UDP:
                return "udp";
            case IPPROTO_SCTP:
                return "sctp";
            case IPPROTO_MPTCP:
                return "mptcp";
            default:
                return "unknown";
        }
    }

    private int option(int name) {
        try {
            Object value =
                    OPTION == null ? null : OPTION.invoke(null, JdkAccess.descriptor(number), false, SOL_SOCKET, name);
            return value instanceof Integer ? (Integer) value : -1;
        } catch (ReflectiveOperationException | LinkageError e) {
            return -1;
        }
    }

    /** The local address of an IP socket; unknown when the kernel refuses. */
    public Endpoint local() {
        Endpoint local = JdkAccess.local(Transport.TCP, JdkAccess.descriptor(number));
        return local.port() == 0 ? Endpoint.UNKNOWN : local;
    }

    /** The peer's path of a Unix domain socket; unknown before Java 16, or when it is not connected. */
    public Endpoint unixPeer() {
        try {
            byte[] path = UNIX_PEER == null ? null : (byte[]) UNIX_PEER.invoke(null, number);
            return path == null ? Endpoint.UNKNOWN : Endpoint.ofPath(new String(path, StandardCharsets.UTF_8));
        } catch (IllegalAccessException | InvocationTargetException | LinkageError e) {
            return Endpoint.UNKNOWN;
        }
    }
}
