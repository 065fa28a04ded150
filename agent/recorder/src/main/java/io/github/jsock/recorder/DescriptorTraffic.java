package io.github.jsock.recorder;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where arrives what is read from and written to sockets that a library uses past the JDK, see {@link DescriptorRecorder}.
 * Such a library reads, and writes, a socket on one thread at a time.
 *
 * <p>Any method may throw: advice keeps what it throws from the application and reports it to {@link Health}.
 */
public final class DescriptorTraffic {
    private static final Ledger LEDGER = Recording.LEDGER;

    private DescriptorTraffic() {}

    /**
     * A read returned.
     *
     * @param count bytes; below 0 at the end of the stream, or for an empty datagram; 0 when there was nothing to read
     * @param room how many bytes there was room for
     */
    public static void received(int descriptor, int count, int room, @Nullable Throwable thrown) throws Throwable {
        TrackedSocket socket = DescriptorRecorder.find(descriptor);
        if (socket == null) {
            return;
        }
        if (thrown != null) {
            LEDGER.transferFailed(socket, thrown);
        } else if (socket.kind.isDatagram()) {
            if (count != 0) {
                datagramReceived(socket, Math.max(0, count), room);
            }
        } else if (count > 0) {
            socket.traffic.received(count);
        } else if (count < 0) {
            socket.cause.endOfStream();
        }
    }

    /** A datagram was received, for which there was this room. */
    public static void datagramReceived(int descriptor, int count, int room) throws Throwable {
        TrackedSocket socket = DescriptorRecorder.find(descriptor);
        if (socket != null) {
            datagramReceived(socket, count, room);
        }
    }

    static void datagramReceived(TrackedSocket socket, int count, int room) throws Throwable {
        inUse(socket).traffic.received(count);
        if (count == room && count > 0 && socket.datagrams != null) {
            socket.datagrams.countFilled();
        }
    }

    /** A write to the peer returned; 0 when nothing could be written. */
    public static void sent(int descriptor, long count, @Nullable Throwable thrown) throws Throwable {
        TrackedSocket socket = DescriptorRecorder.find(descriptor);
        if (socket == null) {
            return;
        }
        if (thrown != null) {
            LEDGER.transferFailed(socket, thrown);
        } else if (count > 0) {
            sent(socket, count);
        }
    }

    static void sent(TrackedSocket socket, long count) throws Throwable {
        (socket.kind.isDatagram() ? inUse(socket) : socket).traffic.sent(count);
    }

    /**
     * A write to this destination returned.
     *
     * @param call what {@link DescriptorRecorder#fastOpening} returned, if it was called
     */
    public static void sentTo(
            int descriptor, InetAddress address, int port, @Nullable Object call, int count, @Nullable Throwable thrown)
            throws Throwable {
        if (call != null) {
            DescriptorRecorder.connectReturned(call, null, count > 0, thrown);
        }
        if (call == null || thrown == null) {
            sent(descriptor, count, thrown);
        }
        if (count > 0) {
            destined(DescriptorRecorder.find(descriptor), address, port);
        }
    }

    static void destined(@Nullable TrackedSocket socket, @Nullable InetAddress address, int port) {
        if (socket != null && socket.datagrams != null && socket.state() != SocketState.CONNECTED) {
            socket.datagrams.sentTo(address, port);
        }
    }

    /** A write to the Unix domain socket at this path returned. */
    public static void sentToPath(int descriptor, byte[] path, int count, @Nullable Throwable thrown) throws Throwable {
        sent(descriptor, count, thrown);
        TrackedSocket socket = count > 0 ? DescriptorRecorder.find(descriptor) : null;
        if (socket != null && socket.datagrams != null && socket.state() != SocketState.CONNECTED) {
            socket.datagrams.sentTo(path);
        }
    }

    /** Bytes were moved from one descriptor to another, of which one is no socket. */
    public static void spliced(int source, int target, int count, @Nullable Throwable thrown) throws Throwable {
        TrackedSocket from = DescriptorRecorder.find(source);
        TrackedSocket socket = from == null ? DescriptorRecorder.find(target) : from;
        if (socket != null && thrown != null) {
            LEDGER.transferFailed(socket, thrown);
        } else if (socket != null && count > 0) {
            if (socket == from) {
                socket.traffic.received(count);
            } else {
                socket.traffic.sent(count);
            }
        }
    }

    /** A socket that is used without having been bound is bound by the kernel, to any free port. */
    private static TrackedSocket inUse(TrackedSocket socket) throws Throwable {
        if (socket.state() == SocketState.OPENED) {
            LEDGER.datagrams.settled(socket, DescriptorAddresses.local(socket), Endpoint.UNKNOWN);
        }
        return socket;
    }
}
