package io.github.jsock.recorder;

import java.io.FileDescriptor;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where those events of the JDK's asynchronous channels arrive that are not like a {@code SocketChannel}'s: connects and
 * accepts whose failure no method throws, as it goes to a future or a handler instead. While a thread brings one to its
 * end, the socket is noted for that thread; the failure that the thread then hands on is that socket's.
 *
 * <p>Any method may throw: advice keeps what it throws from the application and reports it to {@link Health}.
 */
public final class AsynchronousRecorder {
    private static final Map<Thread, TrackedSocket> SETTLING = new ConcurrentHashMap<>();

    private AsynchronousRecorder() {}

    /** A call begins within which a connect or accept may come to its end; returns what {@link #settled} wants. */
    public static @Nullable Object settling(@Nullable FileDescriptor descriptor) throws Throwable {
        TrackedSocket socket = Lookup.find(descriptor);
        note(socket);
        return socket;
    }

    /** A call begins that brings a connect to its end; returns what {@link #connectSettled} wants. */
    public static @Nullable Object connectSettling(Object channel) throws Throwable {
        return noted(Recorder.connectingOnChannel(channel));
    }

    /** A call begins that connects; returns what {@link #connectSettled} wants. */
    public static @Nullable Object connecting(Object channel, @Nullable SocketAddress peer) throws Throwable {
        return noted(Recorder.connectingChannel(channel, peer));
    }

    private static @Nullable Object noted(@Nullable Object call) {
        note(call == null ? null : ((ConnectCall) call).socket);
        return call;
    }

    private static void note(@Nullable TrackedSocket socket) {
        if (socket != null) {
            SETTLING.put(Thread.currentThread(), socket);
        }
    }

    /** A future or handler is given the outcome of something, and the exception if it failed. */
    public static void outcome(@Nullable Throwable thrown) {
        // Most are of reads and writes, and have succeeded.
        TrackedSocket socket = thrown == null ? null : SETTLING.remove(Thread.currentThread());
        if (socket != null && thrown != null) {
            if (socket.state() == SocketState.LISTENING) {
                Recording.LEDGER.acceptFailed(socket, thrown);
            } else {
                socket.connectFailing(ErrorType.of(thrown));
            }
        }
    }

    /** Within a call that connects or goes on connecting: the connection is made. */
    public static void connected(Object channel) throws Throwable {
        Recorder.connectReturned(Recorder.connectingOnChannel(channel), channel, true, null);
    }

    /** The call that {@link #settling} began has returned. */
    public static void settled(@Nullable Object call) {
        if (call != null) {
            SETTLING.remove(Thread.currentThread());
        }
    }

    /** The call that {@link #connecting} or {@link #connectSettling} began has returned. */
    public static void connectSettled(@Nullable Object call, Object channel, @Nullable Throwable thrown)
            throws Throwable {
        settled(call);
        Recorder.connectReturned(call, channel, false, thrown);
    }
}
