package io.github.jsock.recorder;

import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * Where the JDK's HTTP clients tell whom they have an HTTP proxy connect them to, by the method CONNECT (RFC 9110, 9.3.6).
 *
 * <p>Any method may throw: advice keeps what it throws from the application and reports it to {@link Health}.
 */
public final class TunnelRecorder {
    private static final Field SERVER_SOCKET;

    static {
        try {
            SERVER_SOCKET = JdkAccess.field(JdkAccess.jdkClass("sun.net.NetworkClient"), "serverSocket");
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private TunnelRecorder() {}

    /**
     * The connection of an {@code HttpURLConnection}, or of a {@code Socket} that uses one for this, has a tunnel.
     *
     * @param httpClient the {@code sun.net.www.http.HttpClient} that has the connection
     * @param destination whose host and port, or default port, are at the other end
     */
    public static void tunnelled(@Nullable Object httpClient, @Nullable URL destination) throws Throwable {
        Object socket = httpClient == null ? null : SERVER_SOCKET.get(httpClient);
        if (socket != null && destination != null) {
            int port = destination.getPort() < 0 ? destination.getDefaultPort() : destination.getPort();
            String host = destination.getHost();
            String address = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            reachThrough(
                    Lookup.find(LayerRecorder.descriptorOf(socket)),
                    InetSocketAddress.createUnresolved(address, Math.max(0, port)));
        }
    }

    /** A connection of {@code java.net.http.HttpClient}, to a proxy, asks it for a tunnel to this destination. */
    public static void tunnelling(Object connection, @Nullable InetSocketAddress destination) throws Throwable {
        Object plain = JdkAccess.field(connection.getClass(), "delegate").get(connection);
        Object channel = JdkAccess.field(plain.getClass(), "chan").get(plain);
        if (channel != null && destination != null) {
            reachThrough(Lookup.find(SocketFields.descriptorOf(channel)), destination);
        }
    }

    private static void reachThrough(@Nullable TrackedSocket socket, InetSocketAddress destination) throws Throwable {
        if (socket != null) {
            socket.layers().reachThrough(Service.named(socket.transport(), destination));
        }
    }
}
