package io.github.jsock.recorder;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a port stands for: {transport, server address, server port}. Seen from the server it is the listener, seen from
 * the client the destination as the application named it (the host name if it gave one, never a reverse look-up).
 */
public final class Service {
    /** The server address of the service into which all are folded that no longer fit. */
    public static final String OTHER_ADDRESS = "~other";

    /**
     * The server address of what a datagram socket exchanges that is neither connected nor bound to a port that the
     * application chose: such a port stands for no service, and whom it talks to differs from datagram to datagram.
     */
    public static final String UNCONNECTED_ADDRESS = "~unconnected";

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
    static Service named(Transport transport, SocketAddress peer) throws Throwable {
        if (!(peer instanceof InetSocketAddress)) {
            return offeredAt(transport, Endpoint.of(peer));
        }
        InetSocketAddress destination = (InetSocketAddress) peer;
        InetAddress address = destination.getAddress();
        String name = JdkAccess.hostName(destination);
        // Only the text of an IPv6 address has a colon; the JDK's is not the canonical one.
        boolean byName = address == null || (name != null && name.indexOf(':') < 0);
        return new Service(
                transport, byName ? destination.getHostString() : AddressText.of(address), destination.getPort());
    }

    public Transport transport() {
        return transport;
    }

    /**
     * A host name, an IP address (RFC 5952 for IPv6), a path for Unix domain sockets, {@link #OTHER_ADDRESS} or
     * {@link #UNCONNECTED_ADDRESS}.
     */
    public String address() {
        return address;
    }

    /** The port, 0 to 65535; 0 where there is none. */
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

    /** What is offered, as one text: {@code localhost:80}, {@code [::1]:80}, {@code /run/app.sock} or {@code ~other}. */
    public String authority() {
        if (port == 0) {
            return address;
        }
        return (address.indexOf(':') < 0 ? address : '[' + address + ']') + ':' + port;
    }

    @Override
    public String toString() {
        return transport.label() + ' ' + authority();
    }
}
