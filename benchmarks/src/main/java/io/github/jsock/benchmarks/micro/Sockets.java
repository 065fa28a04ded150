package io.github.jsock.benchmarks.micro;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Sockets that the recorder is told of as if the JDK had them. */
final class Sockets {
    private static final int LISTENER = 3;
    private static final InetAddress ADDRESS = address();
    private static final InetSocketAddress SERVICE = new InetSocketAddress(ADDRESS, 8080);
    private static final Field NUMBER = number();
    /** One that the recorder has never been told of. */
    static final Channel CLOSED = new Channel(-1, SERVICE, SERVICE);

    private static final Channel SERVER = new Channel(LISTENER, SERVICE, SERVICE);

    private Sockets() {}

    /** What the recorder looks for in a channel. */
    static final class Channel {
        final FileDescriptor fd;
        final InetSocketAddress localAddress;
        final InetSocketAddress remoteAddress;

        Channel(int number, InetSocketAddress local, InetSocketAddress remote) {
            fd = new FileDescriptor();
            localAddress = local;
            remoteAddress = remote;
            try {
                NUMBER.setInt(fd, number);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Has the listener listen that all are accepted from. */
    static void listen() throws Throwable {
        Recorder.opened(SERVER.fd, true, null);
        Recorder.channelListening(SERVER, 50);
    }

    /** A connection, accepted on this descriptor. */
    static Channel accept(int number) throws Throwable {
        Channel channel = new Channel(number, SERVICE, new InetSocketAddress(ADDRESS, 1024 + number % 60_000));
        Recorder.accepted(SERVER.fd, channel, null);
        return channel;
    }

    /** A connection, connected with this descriptor. */
    static Channel connect(int number) throws Throwable {
        Channel channel = new Channel(number, new InetSocketAddress(ADDRESS, 1024 + number % 60_000), SERVICE);
        Recorder.opened(channel.fd, true, null);
        Object call = Recorder.connecting(channel.fd, SERVICE);
        Recorder.connectReturned(call, channel, true, null);
        return channel;
    }

    /** Its end. */
    static void close(Channel channel) throws Throwable {
        Recorder.closeBegins(channel.fd);
        Recorder.closing(channel.fd);
    }

    private static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
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
}
