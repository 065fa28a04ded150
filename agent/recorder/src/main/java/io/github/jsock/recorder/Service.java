package io.github.jsock.recorder;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a port stands for: {transport, server address, server port}. Seen from the server it is the listener, seen from
 * the client the destination as the application named it (the host name if it gave one, never a reverse look-up).
 */
public final class Service {
    /** The server address of the service into which all are folded that no longer fit. */
    public static final String OTHER_ADDRESS = "~other";

    private final Transport transport;
    private final String address;
    private final int port;

    public Service(Transport transport, String address, int port) {
        this.transport = transport;
        this.address = address;
        this.port = port;
    }

    /** The service that a listener bound to this half-association offers. */
    public static Service offeredAt(Transport transport, Endpoint local) {
        return new Service(transport, local.address(), local.port());
    }

    /** The service that an application asks for when it connects to this address. */
    public static Service named(Transport transport, InetSocketAddress destination) {
        String host = destination.getHostString();
        // Only the text of an IPv6 address has a colon; the JDK's is not the canonical one.
        boolean ipv6 = host.indexOf(':') >= 0 && destination.getAddress() != null;
        return new Service(transport, ipv6 ? Endpoint.of(destination).address() : host, destination.getPort());
    }

    public Transport transport() {
        return transport;
    }

    /** A host name, an IP address (RFC 5952 for IPv6), or {@link #OTHER_ADDRESS}. */
    public String address() {
        return address;
    }

    /** The port, 0 to 65535; 0 for {@link #OTHER_ADDRESS}. */
    public int port() {
        return port;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Service
                && transport == ((Service) other).transport
                && port == ((Service) other).port
                && address.equals(((Service) other).address);
    }

    @Override
    public int hashCode() {
        return address.hashCode() * 31 + port;
    }

    /** Whether this stands for all services that no longer fit. */
    public boolean isOther() {
        return address.equals(OTHER_ADDRESS);
    }

    /** Address and port as one text: {@code localhost:80}, {@code 10.0.0.1:80} or {@code [::1]:80}. */
    public String authority() {
        return (address.indexOf(':') < 0 ? address : '[' + address + ']') + ':' + port;
    }

    @Override
    public String toString() {
        return transport.label() + ' ' + authority();
    }
}
