package io.github.jsock.recorder;

import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The cause of a failed connect, accept, read or write; the label {@code error_type}.
 *
 * <p>The JDK tells most causes apart only by the text of {@code strerror(3)}, so in a JVM that runs under a localized
 * {@code LC_MESSAGES} some become {@link #OTHER}.
 */
public enum ErrorType {
    /** ECONNREFUSED: nobody listens there. Of a datagram: the ICMP answer to an earlier one said so. */
    REFUSED("connection refused"),
    /** ETIMEDOUT, or the time-out that the application gave. */
    TIMED_OUT("timed out"),
    /** EHOSTUNREACH. */
    HOST_UNREACHABLE("no route to host|host is unreachable|host is down"),
    /** ENETUNREACH. */
    NET_UNREACHABLE("network is (unreachable|down)"),
    /** ECONNRESET: the peer sent RST. */
    RESET("connection (reset|aborted)"),
    /** EPIPE: written after the peer had reset the connection. */
    BROKEN_PIPE("broken pipe"),
    /** EADDRNOTAVAIL: mostly, no ephemeral port is left for this destination. */
    ADDRESS_NOT_AVAILABLE("can(no|')t assign requested address"),
    /** EADDRINUSE. */
    ADDRESS_IN_USE("address already in use"),
    /** EMFILE or ENFILE. */
    TOO_MANY_OPEN_FILES("too many open files"),
    /** The host name could not be resolved. */
    UNRESOLVED(""),
    /** The socket was closed, or its thread interrupted, during the call. */
    CLOSED("socket (is )?closed|closed by interrupt"),
    /** The TLS handshake: a certificate, a version or an alert. */
    TLS(""),
    /** Anything else. */
    OTHER("");

    private static final ErrorType[] ALL = values();

    private final String label = name().toLowerCase(Locale.ROOT);
    private final Pattern message;

    /** A cause that the JDK tells by a message that contains a match of this; by none, if it is empty. */
    ErrorType(String message) {
        this.message = Pattern.compile(message, Pattern.CASE_INSENSITIVE);
    }

    /** The published name, the lower-case constant. */
    public String label() {
        return label;
    }

    /** The cause that an exception of the JDK's socket classes stands for. */
    public static ErrorType of(Throwable thrown) {
        if (thrown instanceof SocketTimeoutException) {
            return TIMED_OUT;
        }
        if (thrown instanceof UnknownHostException || thrown instanceof UnresolvedAddressException) {
            return UNRESOLVED;
        }
        if (thrown instanceof PortUnreachableException) {
            return REFUSED;
        }
        if (thrown instanceof ClosedChannelException) {
            return CLOSED;
        }
        ErrorType told = ofMessage(thrown.getMessage());
        if (told != OTHER) {
            return told;
        }
        if (thrown instanceof BindException) {
            return ADDRESS_IN_USE;
        }
        if (thrown instanceof NoRouteToHostException) {
            return HOST_UNREACHABLE;
        }
        return thrown instanceof ConnectException ? REFUSED : thrown instanceof SSLException ? TLS : OTHER;
    }

    private static ErrorType ofMessage(@Nullable String message) {
        if (message == null) {
            return OTHER;
        }
        for (ErrorType type : ALL) {
            if (!type.message.pattern().isEmpty()
                    && type.message.matcher(message).find()) {
                return type;
            }
        }
        return OTHER;
    }
}
