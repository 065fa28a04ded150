package io.github.jsock.recorder;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where the events of sockets arrive that a library opens and uses by itself, past the JDK: by the numbers of their
 * descriptors. What they read and write arrives at {@link DescriptorTraffic}.
 *
 * <p>Any method may throw: advice keeps what it throws from the application and reports it to {@link Health}.
 */
public final class DescriptorRecorder {
    private static final Ledger LEDGER = Recording.LEDGER;

    private DescriptorRecorder() {}

    /** A TCP socket was opened, or could not be. */
    public static void tcpOpened(int descriptor, @Nullable Throwable thrown) {
        opened(descriptor, SocketKind.TCP, thrown);
    }

    /** A UDP socket was opened, or could not be. */
    public static void udpOpened(int descriptor, @Nullable Throwable thrown) {
        opened(descriptor, SocketKind.UDP, thrown);
    }

    /** A Unix domain socket was opened, or could not be, for a stream or for datagrams. */
    public static void unixOpened(int descriptor, boolean stream, @Nullable Throwable thrown) {
        opened(descriptor, stream ? SocketKind.UNIX_STREAM : SocketKind.UNIX_DATAGRAM, thrown);
    }

    private static void opened(int descriptor, SocketKind kind, @Nullable Throwable thrown) {
        if (!Recording.observing) {
            return;
        }
        if (thrown == null) {
            LEDGER.opened(descriptor, TrackedSocket.UNKNOWN_HOLDER, kind, false);
        } else {
            LEDGER.openFailed(kind.transport(), ErrorType.of(thrown));
        }
    }

    /** A socket was bound, to this address or, if it leaves something open, to one like it. */
    public static void bound(int descriptor, @Nullable SocketAddress asked) throws Throwable {
        TrackedSocket socket = find(descriptor);
        if (socket == null) {
            return;
        }
        Endpoint named = Endpoint.of(asked);
        boolean path = named.isUnix() && !named.equals(Endpoint.UNNAMED);
        Endpoint local = path ? named : DescriptorAddresses.local(socket);
        if (socket.kind.isDatagram()) {
            if (path || named.port() != 0) {
                LEDGER.datagrams.chosen(socket, local);
            }
            LEDGER.datagrams.settled(socket, local, Endpoint.UNKNOWN);
        } else {
            socket.bound(local);
        }
    }

    /** A socket began to listen, with this backlog. */
    public static void listening(int descriptor, int backlog) throws Throwable {
        if (!Recording.observing) {
            return;
        }
        TrackedSocket socket =
                LEDGER.findOrAdopt(descriptor, TrackedSocket.UNKNOWN_HOLDER, DescriptorAddresses.kind(descriptor));
        Endpoint local = socket == null ? Endpoint.UNKNOWN : DescriptorAddresses.local(socket);
        if (socket != null && local.isKnown()) {
            LEDGER.listening(socket, local, backlog);
        }
    }

    /**
     * A call begins that connects to this peer.
     *
     * @return what {@link #connectReturned} wants to be given when the call returns
     */
    public static @Nullable Object connecting(int descriptor, @Nullable SocketAddress peer) throws Throwable {
        Endpoint destination = Endpoint.of(peer);
        if (peer == null || !(destination.isKnown() || peer instanceof InetSocketAddress) || !Recording.observing) {
            return null;
        }
        TrackedSocket socket =
                LEDGER.findOrAdopt(descriptor, TrackedSocket.UNKNOWN_HOLDER, DescriptorAddresses.kind(descriptor));
        if (socket != null && !socket.kind.isDatagram()) {
            LEDGER.connecting(socket, destination, Service.named(socket.transport(), peer));
        }
        return socket;
    }

    /** As {@link #connecting}, for a call that sends the first data too (TCP Fast Open). */
    public static @Nullable Object fastOpening(int descriptor, InetAddress address, int port) throws Throwable {
        return connecting(descriptor, new InetSocketAddress(address, port));
    }

    /** A call begins that goes on connecting; returns as {@link #connecting} does. */
    public static @Nullable Object connectingOn(int descriptor) {
        TrackedSocket socket = find(descriptor);
        if (socket == null || socket.kind.isDatagram()) {
            return null;
        }
        socket.enterConnectCall();
        return socket;
    }

    /**
     * A call that connects returns.
     *
     * @param call what the call's beginning returned
     * @param peer as the beginning was given; {@code null} when the call went on connecting
     * @param connected whether the connection is made; false when it is still being made, or failed
     * @param thrown how it failed
     */
    public static void connectReturned(
            @Nullable Object call, @Nullable SocketAddress peer, boolean connected, @Nullable Throwable thrown)
            throws Throwable {
        if (call != null) {
            settled((TrackedSocket) call, peer, connected, thrown == null ? null : ErrorType.of(thrown));
        }
    }

    static void settled(
            TrackedSocket socket, @Nullable SocketAddress peer, boolean connected, @Nullable ErrorType error)
            throws Throwable {
        if (socket.kind.isDatagram()) {
            if (connected && error == null && peer != null) {
                Service named = Service.named(socket.transport(), peer);
                LEDGER.datagrams.asked(socket, Endpoint.of(peer), named);
                LEDGER.datagrams.settled(socket, DescriptorAddresses.local(socket), Endpoint.of(peer));
            }
        } else if (error != null || !connected) {
            LEDGER.notConnected(socket, error);
        } else {
            LEDGER.connected(socket, DescriptorAddresses.local(socket), DescriptorAddresses.peer(socket));
        }
    }

    /** A socket for datagrams has no peer any more. */
    public static void disconnected(int descriptor) throws Throwable {
        TrackedSocket socket = find(descriptor);
        if (socket != null && socket.kind.isDatagram() && socket.state() == SocketState.CONNECTED) {
            LEDGER.datagrams.settled(socket, DescriptorAddresses.local(socket), Endpoint.UNKNOWN);
        }
    }

    /**
     * An accept call returned.
     *
     * @param accepted the new socket, below 0 when there was none to accept
     * @param thrown how it failed
     */
    public static void accepted(int listener, int accepted, @Nullable Throwable thrown) throws Throwable {
        TrackedSocket from = find(listener);
        if (thrown != null) {
            if (from != null) {
                LEDGER.acceptFailed(from, thrown);
            }
        } else if (accepted >= 0 && Recording.observing) {
            if (from == null || from.state() != SocketState.LISTENING) {
                listening(listener, Listener.BACKLOG_UNKNOWN);
                from = find(listener);
            }
            entered(from, listener, accepted);
        }
    }

    private static void entered(@Nullable TrackedSocket from, int listener, int accepted) throws Throwable {
        Transport transport = from == null ? DescriptorAddresses.kind(accepted).transport() : from.transport();
        Endpoint bound = from == null ? DescriptorAddresses.local(transport, listener) : from.local();
        // A Unix domain socket that was accepted has its listener's name.
        Endpoint local = transport == Transport.UNIX ? bound : DescriptorAddresses.local(transport, accepted);
        if (local.isKnown()) {
            Service offered = Service.offeredAt(transport, bound.isKnown() ? bound : local);
            LEDGER.accepted(
                    from,
                    offered,
                    accepted,
                    TrackedSocket.UNKNOWN_HOLDER,
                    local,
                    DescriptorAddresses.acceptedPeer(transport, accepted));
        }
    }

    /** One side, or both, was shut down by the application. */
    public static void shutdown(int descriptor, boolean input, boolean output) {
        TrackedSocket socket = find(descriptor);
        if (socket != null && input) {
            socket.cause.shutdown(true);
        }
        if (socket != null && output) {
            socket.cause.shutdown(false);
        }
    }

    /** A descriptor is about to be closed, and is still the socket's. */
    public static void closing(int descriptor) {
        LEDGER.closing(descriptor, null);
    }

    static @Nullable TrackedSocket find(int descriptor) {
        return LEDGER.sockets.find(descriptor);
    }
}
