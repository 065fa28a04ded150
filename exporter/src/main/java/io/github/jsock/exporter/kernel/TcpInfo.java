package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.Health;
import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.Recording;
import io.github.jsock.recorder.Transport;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** How a TCP connection fares, or how long a listener's accept queue may be, by {@code TCP_INFO} (tcp(7), {@code struct tcp_info} of {@code linux/tcp.h}). */
public final class TcpInfo {
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_INFO = 11;
    private static final int STATE = 0;
    private static final int SACKED = 28;
    private static final int RTT = 68;
    private static final int TOTAL_RETRANS = 100;
    private static final int LEAST_BYTES = 104;
    private static final double MICROS = 1e6;

    private static final Reader READER = new Reader();

    private final double rttSeconds;
    private final long retransmits;

    private TcpInfo(ByteBuffer info) {
        rttSeconds = Integer.toUnsignedLong(info.getInt(RTT)) / MICROS;
        retransmits = Integer.toUnsignedLong(info.getInt(TOTAL_RETRANS));
    }

    /** The smoothed round-trip time, in seconds. */
    public double rttSeconds() {
        return rttSeconds;
    }

    /** How many segments have been sent again, since the connection was made. */
    public long retransmits() {
        return retransmits;
    }

    /** {@code on}, or why it cannot be asked for, in one line. */
    public static String availability() {
        return READER.availability();
    }

    /** That of an open connection at this moment; {@code null} when it cannot be had, or the connection has ended. */
    public static @Nullable TcpInfo of(Connection connection) {
        return connection.association().transport() == Transport.TCP
                ? READER.read(connection.descriptor(), TcpInfo::new, () -> Recording.isTracked(connection))
                : null;
    }

    /**
     * The limit of a TCP listener's accept queue, which the kernel tells in place of what such a socket has not ({@code
     * tcp_get_info} of {@code net/ipv4/tcp.c}): {@code Send-Q} of {@code ss -ltn}. {@code null} when it cannot be had.
     */
    static @Nullable Long acceptQueueLimit(Listener listener) {
        return READER.read(
                listener.descriptor(),
                info -> TcpState.numbered(info.get(STATE)) == TcpState.LISTEN
                        ? Integer.toUnsignedLong(info.getInt(SACKED))
                        : null,
                () -> Recording.isTracked(listener));
    }

    /** What is made of the bytes. */
    private interface Reading<T> {
        @Nullable
        T of(ByteBuffer info);
    }

    /** Links the call when it is first needed, if that is allowed. */
    private static final class Reader {
        private static final String ON = "on";
        private static final int FIRST_JAVA = 22;

        private @Nullable SocketOptions options;
        private @Nullable String availability;

        synchronized String availability() {
            String known = availability;
            if (known == null) {
                known = link();
                availability = known;
            }
            return known;
        }

        private String link() {
            // What is there before is a preview, and may differ.
            if (Float.parseFloat(System.getProperty("java.specification.version")) < FIRST_JAVA) {
                return "off: it needs Java " + FIRST_JAVA + " or later";
            }
            try {
                Object module = Class.class.getMethod("getModule").invoke(TcpInfo.class);
                Method allowed = module.getClass().getMethod("isNativeAccessEnabled");
                if (!Boolean.TRUE.equals(allowed.invoke(module))) {
                    return "off: start the application with --enable-native-access=ALL-UNNAMED";
                }
                options = new SocketOptions();
                return ON;
            } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
                return "off: " + e;
            }
        }

        /** Reads that of a socket; {@code null} when it cannot be had, or the socket is no longer there afterwards. */
        synchronized <T> @Nullable T read(int descriptor, Reading<T> reading, BooleanSupplier isThere) {
            if (!availability().equals(ON) || options == null) {
                return null;
            }
            try {
                ByteBuffer info = options.get(descriptor, IPPROTO_TCP, TCP_INFO, LEAST_BYTES);
                T read = info == null ? null : reading.of(info);
                // Before its descriptor is closed it leaves the table: while it is there, the descriptor is still its
                // own.
                return isThere.getAsBoolean() ? read : null;
            } catch (Throwable t) {
                Health.error("tcp_info", t);
                return null;
            }
        }
    }
}
