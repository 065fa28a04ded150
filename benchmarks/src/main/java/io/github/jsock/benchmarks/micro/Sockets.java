package io.github.jsock.benchmarks.micro;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Sockets that the recorder is told of as if the JDK had them. */
final class Sockets {
    /** The first descriptor that no listener has. */
    static final int FIRST = 1_000;

    private static final int FIRST_LISTENER = 3;
    private static final int FIRST_PORT = 8080;
    private static final InetAddress ADDRESS = address();
    private static final Field NUMBER = number();
    /** One that the recorder has never been told of. */
    static final Channel CLOSED = new Channel(-1, client(0), client(0));

    private static final Channel[] LISTENERS = new Channel[FIRST - FIRST_LISTENER];

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

    /** Opens the listener of this service. */
    static void listen(int service) throws Throwable {
        Channel listener = new Channel(FIRST_LISTENER + service, service(service), service(service));
        Recorder.opened(listener.fd, true, null);
        Recorder.channelListening(listener, 50);
        LISTENERS[service] = listener;
    }

    /** A connection of this service, accepted on this descriptor. */
    static Channel accept(int number, int service) throws Throwable {
        Channel listener = LISTENERS[service];
        Channel channel = new Channel(number, listener.localAddress, client(number));
        Recorder.accepted(listener.fd, channel, null);
        return channel;
    }

    /** A connection to this service, connected with this descriptor. */
    static Channel connect(int number, int service) throws Throwable {
        Channel channel = new Channel(number, client(number), service(service));
        Recorder.opened(channel.fd, true, null);
        Object call = Recorder.connecting(channel.fd, channel.remoteAddress);
        Recorder.connectReturned(call, channel, true, null);
        return channel;
    }

    private static InetSocketAddress service(int service) {
        return new InetSocketAddress(ADDRESS, FIRST_PORT + service);
    }

    private static InetSocketAddress client(int number) {
        return new InetSocketAddress(ADDRESS, 1024 + number % 60_000);
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
