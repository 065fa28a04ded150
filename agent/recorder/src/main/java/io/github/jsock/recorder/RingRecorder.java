package io.github.jsock.recorder;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the events of sockets arrive that are used through io_uring: what was submitted, and what came of it, as a result or
 * {@code -errno}. Operations are numbered as in {@code include/uapi/linux/io_uring.h}.
 *
 * <p>Any method may throw: advice keeps what it throws from the application and reports it to {@link Health}.
 */
public final class RingRecorder {
    private static final int ACCEPT = 13;
    private static final int SPLICE = 30;
    /** A completion that only tells that a buffer is no longer in use. */
    private static final int NOTIFICATION = 1 << 3;
    /** How Netty marks the splice that reads from a file; the one that then writes to the socket has another mark. */
    private static final int FROM_FILE = 1;

    private static final Ledger LEDGER = Recording.LEDGER;
    private static final Map<Integer, SocketAddress> DATAGRAM_PEERS = new ConcurrentHashMap<>();

    private RingRecorder() {}

    /** A connect to this peer is submitted, by itself or with the first data. */
    public static void connecting(int descriptor, @Nullable Object address) throws Throwable {
        SocketAddress peer = address instanceof SocketAddress ? (SocketAddress) address : null;
        TrackedSocket socket = (TrackedSocket) DescriptorRecorder.connecting(descriptor, peer);
        if (socket != null && peer != null && socket.kind.isDatagram()) {
            DATAGRAM_PEERS.put(descriptor, peer);
        } else if (socket != null) {
            LEDGER.notConnected(socket, null);
        }
    }

    /** A connect has completed; it may go on, and complete again or be finished by a call. */
    public static void connectCompleted(int descriptor, int result) throws Throwable {
        SocketAddress datagramPeer = DATAGRAM_PEERS.remove(descriptor);
        TrackedSocket socket = DescriptorRecorder.find(descriptor);
        if (socket == null || Errno.isNone(-result)) {
            return;
        }
        if (!socket.kind.isDatagram()) {
            socket.enterConnectCall();
        }
        DescriptorRecorder.settled(socket, datagramPeer, result >= 0, result < 0 ? Errno.errorType(-result) : null);
    }

    /** A read, receive or accept has completed. */
    public static void readCompleted(int descriptor, byte operation, int result) throws Throwable {
        TrackedSocket socket = DescriptorRecorder.find(descriptor);
        if (operation == ACCEPT && result >= 0) {
            DescriptorRecorder.accepted(descriptor, result, null);
        } else if (socket == null || Errno.isNone(-result)) {
            return;
        } else if (operation == ACCEPT) {
            LEDGER.acceptFailed(socket, Errno.errorType(-result));
        } else if (result < 0) {
            LEDGER.transferFailed(socket, Errno.errorType(-result));
        } else if (socket.kind.isDatagram()) {
            DescriptorTraffic.datagramReceived(socket, result, Integer.MAX_VALUE);
        } else if (result > 0) {
            socket.traffic.received(result);
        } else {
            socket.cause.endOfStream();
        }
    }

    /** A write or send has completed. */
    public static void writeCompleted(int descriptor, byte operation, int result, int flags, short mark)
            throws Throwable {
        TrackedSocket socket = DescriptorRecorder.find(descriptor);
        boolean ofSocket = operation != SPLICE || mark != FROM_FILE;
        if (socket == null || !ofSocket || (flags & NOTIFICATION) != 0 || Errno.isNone(-result)) {
            return;
        }
        if (result > 0 || (result == 0 && socket.kind.isDatagram())) {
            DescriptorTraffic.sent(socket, result);
        } else if (result < 0 && socket.state() != SocketState.CONNECTING) {
            LEDGER.transferFailed(socket, Errno.errorType(-result));
        }
    }

    /** A datagram to this recipient, {@code null} for the peer, was submitted. */
    public static void sendingTo(int descriptor, @Nullable InetSocketAddress recipient) {
        if (recipient != null) {
            DescriptorTraffic.destined(
                    DescriptorRecorder.find(descriptor), recipient.getAddress(), recipient.getPort());
        }
    }
}
