package io.github.jsock.exporter.kernel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The state of a TCP socket: the words of RFC 9293 (section 3.3.2), in the order in which the kernel's {@code
 * include/net/tcp_states.h} counts them from 1.
 */
public enum TcpState {
    ESTABLISHED,
    SYN_SENT,
    SYN_RECEIVED,
    FIN_WAIT_1,
    FIN_WAIT_2,
    TIME_WAIT,
    CLOSED,
    CLOSE_WAIT,
    LAST_ACK,
    LISTEN,
    CLOSING;

    private static final TcpState[] ALL = values();

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The published name, as OpenTelemetry spells it: {@code close_wait}, {@code fin_wait_1} and so on. */
    public String label() {
        return label;
    }

    /**
     * Whether a socket that the application holds, and that is connected or was, can be in it. {@link #CLOSED} is one that for the
     * kernel is over: by a reset, by a time-out or since both ends have shut it down.
     */
    public boolean isOfConnection() {
        return this != SYN_SENT && this != LISTEN && this != TIME_WAIT;
    }

    /** What the kernel calls it by. */
    @SuppressWarnings("EnumOrdinal") // The order is the kernel's.
    int number() {
        return ordinal() + 1;
    }

    /** What the kernel means by a number; {@code null} for one that is no state of TCP. */
    static @Nullable TcpState numbered(int number) {
        return number >= 1 && number <= ALL.length ? ALL[number - 1] : null;
    }
}
