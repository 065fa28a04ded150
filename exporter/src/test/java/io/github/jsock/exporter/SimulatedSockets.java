package io.github.jsock.exporter;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Sockets of which the recorder is told as the hooks would tell it, and which no kernel has: more than a process may hold.
 * Connections are accepted and made by turns; over each goes one byte, from client to server.
 */
final class SimulatedSockets {
    /** No descriptor of this process is as high. */
    private static final int FIRST_DESCRIPTOR = 1 << 20;

    private static final int FIRST_CONNECTION = FIRST_DESCRIPTOR + 1_000;
    /** As a rule the application's sockets hold theirs as well: these cost nobody anything. */
    private static final InetAddress[] ADDRESSES = {address(1), address(2), address(3), address(4)};

    private static final int FIRST_PORT = 10_000;
    private static final int FIRST_CLIENT_PORT = 32_768;
    private static final int CLIENT_PORTS = 28_232;
    private static final int BACKLOG = 50;

    private final Field number = number();
    private Channel[] listeners = {};
    private int connections;

    /** What the recorder looks for in a channel, by these names. */
    static final class Channel {
        final FileDescriptor fd;
        final InetSocketAddress localAddress;
        final InetSocketAddress remoteAddress;

        Channel(FileDescriptor fd, InetSocketAddress local, InetSocketAddress remote) {
            this.fd = fd;
            localAddress = local;
            remoteAddress = remote;
        }
    }

    /** Does what a command says; the answer, which says nothing. */
    String answer(String command, int count) throws Throwable {
        switch (command) {
            case "listeners" -> listen(count);
            case "connections" -> open(count);
            case "closes" -> close(count);
            default -> throw new IllegalArgumentException(command);
        }
        return "";
    }

    /** So many listen. To be told once, before all else. */
    private void listen(int count) throws Throwable {
        listeners = new Channel[count];
        for (int i = 0; i < count; i++) {
            InetSocketAddress local = new InetSocketAddress(ADDRESSES[i % ADDRESSES.length], FIRST_PORT + i);
            Channel listener = new Channel(descriptor(FIRST_DESCRIPTOR + i), local, local);
            Recorder.opened(listener.fd, true, null);
            Recorder.channelListening(listener, BACKLOG);
            listeners[i] = listener;
        }
    }

    /** Opens further connections, spread over all listeners, until there have been so many. */
    private void open(int count) throws Throwable {
        for (; connections < count; connections++) {
            Channel listener = listeners[connections / 2 % listeners.length];
            InetSocketAddress client = new InetSocketAddress(
                    ADDRESSES[connections % ADDRESSES.length], FIRST_CLIENT_PORT + connections % CLIENT_PORTS);
            FileDescriptor descriptor = descriptor(FIRST_CONNECTION + connections);
            if (connections % 2 == 0) {
                Recorder.accepted(listener.fd, new Channel(descriptor, listener.localAddress, client), null);
                Recorder.received(descriptor, 1, null);
            } else {
                Recorder.opened(descriptor, true, null);
                Object call = Recorder.connecting(descriptor, listener.localAddress);
                Recorder.connectReturned(call, new Channel(descriptor, client, listener.localAddress), true, null);
                Recorder.sent(descriptor, 1, null);
            }
        }
    }

    /** Closes the first so many connections. */
    private void close(int count) throws Throwable {
        for (int i = 0; i < count; i++) {
            Recorder.closing(descriptor(FIRST_CONNECTION + i));
        }
    }

    private static Field number() {
        try {
            Field field = FileDescriptor.class.getDeclaredField("fd");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private FileDescriptor descriptor(int value) throws IllegalAccessException {
        FileDescriptor descriptor = new FileDescriptor();
        number.setInt(descriptor, value);
        return descriptor;
    }

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
