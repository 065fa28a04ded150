package io.github.jsock.recorder;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A socket address: an IP address and a port. Its text never asks a name service.
 *
 * <p>An IPv4 address that a dual-stack socket sees as {@code ::ffff:a.b.c.d} is the IPv4 address {@code a.b.c.d}, as the
 * JDK has it.
 */
public final class Endpoint {
    /** An address that is not known. */
    public static final Endpoint UNKNOWN = new Endpoint(null, 0);

    private final @Nullable InetAddress address;
    private final int port;

    private Endpoint(@Nullable InetAddress address, int port) {
        this.address = address;
        this.port = port;
    }

    /** The endpoint of a socket address; {@link #UNKNOWN} for one that is absent or unresolved. */
    public static Endpoint of(@Nullable InetSocketAddress socketAddress) {
        return socketAddress == null ? UNKNOWN : of(socketAddress.getAddress(), socketAddress.getPort());
    }

    /** The endpoint of an address and a port; {@link #UNKNOWN} without an address. */
    public static Endpoint of(@Nullable InetAddress address, int port) {
        return address == null ? UNKNOWN : new Endpoint(address, port);
    }

    /** Whether the address is known. */
    public boolean isKnown() {
        return address != null;
    }

    /** Whether this is the wildcard address, {@code 0.0.0.0} or {@code ::}. */
    public boolean isWildcard() {
        return address != null && address.isAnyLocalAddress();
    }

    /** The address as text, IPv6 in the canonical form of RFC 5952 with its scope; empty when it is not known. */
    public String address() {
        if (address == null) {
            return "";
        }
        if (address instanceof Inet6Address) {
            String text = Ipv6Text.of(address.getAddress());
            int scope = ((Inet6Address) address).getScopeId();
            return scope == 0 ? text : text + '%' + scope;
        }
        return address.getHostAddress();
    }

    /** The port, 0 to 65535. */
    public int port() {
        return port;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Endpoint
                && port == ((Endpoint) other).port
                && (address == null ? ((Endpoint) other).address == null : address.equals(((Endpoint) other).address));
    }

    @Override
    public int hashCode() {
        return (address == null ? 0 : address.hashCode()) * 31 + port;
    }

    /** {@code 127.0.0.1:80} or {@code [::1]:80}. */
    @Override
    public String toString() {
        return (address instanceof Inet6Address ? "[" + address() + "]" : address()) + ':' + port;
    }
}
