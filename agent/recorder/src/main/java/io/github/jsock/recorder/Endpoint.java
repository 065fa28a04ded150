package io.github.jsock.recorder;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A socket address: an IP address and a port, or the path of a Unix domain socket. Its text never asks a name service.
 *
 * <p>An IPv4 address that a dual-stack socket sees as {@code ::ffff:a.b.c.d} is the IPv4 address {@code a.b.c.d}, as the
 * JDK has it. A Unix domain socket may have an abstract name, written with a leading {@code @}, or no name at all, which is
 * the empty path (unix(7)).
 */
public final class Endpoint {
    /** An address that is not known. */
    public static final Endpoint UNKNOWN = new Endpoint(null, 0, null);

    /** The end of a Unix domain connection that has no name. */
    public static final Endpoint UNNAMED = new Endpoint(null, 0, "");

    private final @Nullable InetAddress address;
    private final int port;
    private final @Nullable String path;

    private Endpoint(@Nullable InetAddress address, int port, @Nullable String path) {
        this.address = address;
        this.port = port;
        this.path = path;
    }

    /**
     * The endpoint of a socket address of the JDK's or, as Netty has them, of a class of its own for Unix domain sockets;
     * {@link #UNKNOWN} for one that is absent, unresolved or of another kind.
     */
    public static Endpoint of(@Nullable SocketAddress socketAddress) {
        if (socketAddress instanceof InetSocketAddress) {
            return of((InetSocketAddress) socketAddress);
        }
        // java.net.UnixDomainSocketAddress, which Java 8 does not have: its text is its path.
        return socketAddress != null && socketAddress.getClass().getName().endsWith("DomainSocketAddress")
                ? ofPath(socketAddress.toString())
                : UNKNOWN;
    }

    /** The endpoint of a socket address; {@link #UNKNOWN} for one that is absent or unresolved. */
    public static Endpoint of(@Nullable InetSocketAddress socketAddress) {
        return socketAddress == null ? UNKNOWN : of(socketAddress.getAddress(), socketAddress.getPort());
    }

    /** The endpoint of an address and a port; {@link #UNKNOWN} without an address. */
    public static Endpoint of(@Nullable InetAddress address, int port) {
        return address == null ? UNKNOWN : new Endpoint(address, port, null);
    }

    /** The endpoint of a Unix domain socket, by its path; an abstract name may begin with a zero character. */
    public static Endpoint ofPath(String path) {
        return path.isEmpty() ? UNNAMED : new Endpoint(null, 0, path.replace('\0', '@'));
    }

    /** Whether the address is known, if only as having no name. */
    public boolean isKnown() {
        return address != null || path != null;
    }

    /** Whether it is the end of a Unix domain socket. */
    public boolean isUnix() {
        return path != null;
    }

    /** Whether this is the wildcard address, {@code 0.0.0.0} or {@code ::}. */
    public boolean isWildcard() {
        return address != null && address.isAnyLocalAddress();
    }

    /** Whether it is one address and port, or a path: what is bound to it keeps it, connected or accepted. */
    boolean isDefinite() {
        return address == null ? path != null : port != 0 && !address.isAnyLocalAddress();
    }

    /**
     * The address as text, IPv6 in the canonical form of RFC 5952 with its scope, or the path; empty when it is not known
     * or has no name.
     */
    public String address() {
        if (address == null) {
            return path == null ? "" : path;
        }
        return AddressText.of(address);
    }

    /** The port, 0 to 65535; 0 for a Unix domain socket. */
    public int port() {
        return port;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Endpoint
                && port == ((Endpoint) other).port
                && Objects.equals(address, ((Endpoint) other).address)
                && Objects.equals(path, ((Endpoint) other).path);
    }

    @Override
    public int hashCode() {
        return (Objects.hashCode(address) * 31 + Objects.hashCode(path)) * 31 + port;
    }

    /** {@code 127.0.0.1:80}, {@code [::1]:80}, {@code /run/app.sock} or {@code unnamed}. */
    @Override
    public String toString() {
        if (path != null) {
            return path.isEmpty() ? "unnamed" : path;
        }
        return (address instanceof Inet6Address ? "[" + address() + "]" : address()) + ':' + port;
    }
}
