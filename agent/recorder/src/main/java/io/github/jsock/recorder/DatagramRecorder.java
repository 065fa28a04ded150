package io.github.jsock.recorder;

import java.io.FileDescriptor;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Where the events of the JDK's datagram sockets arrive, in JDK types. An operation is a datagram, an empty one included.
 *
 * <p>Any method may throw: advice keeps what it throws from the application and reports it to {@link Health}.
 */
public final class DatagramRecorder {
    private static final long EMPTY = -1;

    private static final Ledger LEDGER = Recording.LEDGER;

    private DatagramRecorder() {}

    /** A channel was bound; to a port that the application chose, unless it named none or 0. */
    public static void bound(@Nullable FileDescriptor descriptor, @Nullable SocketAddress asked) throws Throwable {
        bound(descriptor, asked instanceof InetSocketAddress ? ((InetSocketAddress) asked).getPort() : 0);
    }

    /** A socket was bound; to a port that the application chose, unless it is 0. */
    public static void bound(@Nullable FileDescriptor descriptor, int askedPort) throws Throwable {
        TrackedSocket socket = Lookup.find(descriptor);
        if (socket != null) {
            if (askedPort != 0) {
                LEDGER.datagrams.chosen(socket, JdkAccess.local(socket.transport(), descriptor));
            }
            settle(socket, descriptor);
        }
    }

    /** A channel was connected to this peer. */
    public static void connected(@Nullable FileDescriptor descriptor, @Nullable SocketAddress peer) throws Throwable {
        TrackedSocket socket = Lookup.find(descriptor);
        Endpoint destination = Endpoint.of(peer);
        if (socket != null && peer != null && destination.isKnown()) {
            LEDGER.datagrams.asked(socket, destination, Service.named(socket.transport(), peer));
            settle(socket, descriptor);
        }
    }

    /** A socket was connected to this peer. */
    public static void connected(@Nullable FileDescriptor descriptor, InetAddress peer, int port) throws Throwable {
        connected(descriptor, new InetSocketAddress(peer, port));
    }

    /** A socket or channel was disconnected. */
    public static void disconnected(@Nullable FileDescriptor descriptor) throws Throwable {
        TrackedSocket socket = Lookup.find(descriptor);
        if (socket != null) {
            settle(socket, descriptor);
        }
    }

    /** Threads may connect and disconnect a socket at once; only the kernel knows who came last. */
    static void settle(TrackedSocket socket, @Nullable FileDescriptor descriptor) {
        Datagrams datagrams = socket.datagrams;
        if (datagrams != null) {
            int change = datagrams.nextChange();
            Endpoint local = JdkAccess.local(socket.transport(), descriptor);
            LEDGER.datagrams.settled(socket, change, local, JdkAccess.peer(descriptor));
        }
    }

    /**
     * A channel's receive or read returned, under the JDK's read lock.
     *
     * @param count bytes, or the JDK's {@code IOStatus}: -1, the end of a stream, is an empty datagram; less is none
     * @param room how many bytes there was room for
     */
    public static void received(@Nullable FileDescriptor descriptor, long count, long room, @Nullable Throwable thrown)
            throws Throwable {
        TrackedSocket socket = Lookup.findHeld(descriptor);
        if (socket == null) {
            return;
        }
        inUse(socket, descriptor);
        if (thrown != null) {
            LEDGER.transferFailed(socket, thrown);
        } else if (count >= EMPTY) {
            socket.traffic.received(Math.max(0, count));
            countFilled(socket, count, room);
        }
    }

    /** A read into several buffers begins; returns how many bytes they have room for. */
    public static long roomOf(ByteBuffer @Nullable [] buffers, int offset, int length) {
        long room = 0;
        // Arguments that the channel is about to refuse have none.
        for (int i = Math.max(0, offset); buffers != null && i < Math.min(offset + length, buffers.length); i++) {
            room += buffers[i] == null ? 0 : buffers[i].remaining();
        }
        return room;
    }

    /** A read into several buffers returned, whose datagram, if any, has been counted. */
    public static void scattered(@Nullable FileDescriptor descriptor, long count, long room) throws Throwable {
        TrackedSocket socket = count == room ? Lookup.find(descriptor) : null;
        if (socket != null) {
            countFilled(socket, count, room);
        }
    }

    /** A channel's send or write returned, under the JDK's write lock; a write names no destination. */
    public static void sent(
            @Nullable FileDescriptor descriptor,
            long count,
            @Nullable InetSocketAddress destination,
            @Nullable Throwable thrown)
            throws Throwable {
        TrackedSocket socket = Lookup.findHeld(descriptor);
        if (socket == null) {
            return;
        }
        inUse(socket, descriptor);
        if (thrown != null) {
            LEDGER.transferFailed(socket, thrown);
        } else if (count >= 0) {
            socket.traffic.sent(count);
            if (destination != null) {
                sentTo(socket, destination.getAddress(), destination.getPort());
            }
        }
    }

    /** {@code DatagramSocketImpl.receive} returned, in a JDK that has no channel below it; without a lock of the JDK's. */
    public static void packetReceived(
            @Nullable FileDescriptor descriptor, DatagramPacket packet, @Nullable Throwable thrown) throws Throwable {
        TrackedSocket socket = Lookup.find(descriptor);
        if (socket == null) {
            return;
        }
        inUse(socket, descriptor);
        if (thrown != null) {
            LEDGER.transferFailed(socket, thrown);
        } else {
            socket.traffic.receivedShared(packet.getLength(), socket.totals());
            countFilled(socket, packet.getLength(), PacketRoom.of(packet));
        }
    }

    /** {@code DatagramSocketImpl.send} returned, in a JDK that has no channel below it; without a lock of the JDK's. */
    public static void packetSent(
            @Nullable FileDescriptor descriptor, DatagramPacket packet, @Nullable Throwable thrown) throws Throwable {
        TrackedSocket socket = Lookup.find(descriptor);
        if (socket == null) {
            return;
        }
        inUse(socket, descriptor);
        if (thrown != null) {
            LEDGER.transferFailed(socket, thrown);
        } else {
            socket.traffic.sentShared(packet.getLength(), socket.totals());
            sentTo(socket, packet.getAddress(), packet.getPort());
        }
    }

    /** As {@link #packetSent}, by the {@code DatagramSocketImpl} that sent it. */
    public static void packetSentBy(Object socketImpl, DatagramPacket packet, @Nullable Throwable thrown)
            throws Throwable {
        packetSent(SocketFields.descriptorOf(socketImpl), packet, thrown);
    }

    /** A socket that is used without having been bound is bound by the kernel, to any free port, be it in vain. */
    private static void inUse(TrackedSocket socket, @Nullable FileDescriptor descriptor) {
        if (socket.state() == SocketState.OPENED) {
            settle(socket, descriptor);
        }
    }

    private static void countFilled(TrackedSocket socket, long count, long room) {
        if (count == room && count > 0 && socket.datagrams != null) {
            socket.datagrams.countFilled();
        }
    }

    private static void sentTo(TrackedSocket socket, @Nullable InetAddress address, int port) {
        if (socket.datagrams != null && socket.state() != SocketState.CONNECTED) {
            socket.datagrams.sentTo(address, port);
        }
    }
}
