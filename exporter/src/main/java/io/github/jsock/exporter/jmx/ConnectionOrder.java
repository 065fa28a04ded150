package io.github.jsock.exporter.jmx;

import io.github.jsock.exporter.BadArgument;
import io.github.jsock.recorder.Connection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In what order somebody wants to see connections. */
final class ConnectionOrder {
    private static final Map<String, Comparator<Connection>> BY_KEY = new LinkedHashMap<>();

    static {
        BY_KEY.put("id", Comparator.comparingLong(Connection::id));
        BY_KEY.put("openedAt", Comparator.comparingLong(Connection::openedMillis));
        BY_KEY.put("idleSeconds", Comparator.comparingInt(Connection::idleSeconds));
        BY_KEY.put("bytesReceived", Comparator.comparingLong(Connection::bytesReceived));
        BY_KEY.put("bytesSent", Comparator.comparingLong(Connection::bytesSent));
        BY_KEY.put("reads", Comparator.comparingLong(Connection::reads));
        BY_KEY.put("writes", Comparator.comparingLong(Connection::writes));
    }

    private ConnectionOrder() {}

    /**
     * Reads an order: one of the keys, named as in a {@link ConnectionRow}, with {@code -} before it for the largest first; by id when
     * empty or absent.
     *
     * @throws IllegalArgumentException with one line saying what is valid
     */
    static Comparator<Connection> parse(@Nullable String text) {
        String wanted = text == null || text.trim().isEmpty() ? "id" : text.trim();
        boolean descending = wanted.charAt(0) == '-';
        Comparator<Connection> ascending = BY_KEY.get(descending ? wanted.substring(1) : wanted);
        if (ascending == null) {
            throw BadArgument.unknown("sort key", wanted, BY_KEY.keySet());
        }
        return descending ? ascending.reversed() : ascending;
    }
}
