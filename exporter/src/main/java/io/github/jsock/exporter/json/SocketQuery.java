package io.github.jsock.exporter.json;

import io.github.jsock.exporter.BadArgument;
import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.SocketFilter;
import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.exporter.kernel.KernelState;
import io.github.jsock.exporter.kernel.TcpState;
import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.DatagramSocketState;
import io.github.jsock.recorder.UnconnectedSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which part of the document somebody asked for. */
final class SocketQuery {
    /** The state of a listener. */
    static final String LISTENING = "listening";
    /** The state of an open connection of which the kernel tells no other; asked for, it stands for every open one. */
    static final String CONNECTED = "connected";
    /** The state of a connection that has ended, for the application or for the kernel alone. */
    static final String CLOSED = "closed";

    private static final String OPENED = UnconnectedSocket.State.OPENED.label();
    private static final String BOUND = UnconnectedSocket.State.BOUND.label();
    private static final String CONNECTING = UnconnectedSocket.State.CONNECTING.label();
    private static final List<String> STATES =
            new ArrayList<>(Arrays.asList(LISTENING, CONNECTED, OPENED, BOUND, CONNECTING));

    static {
        for (TcpState state : TcpState.values()) {
            if (state.isOfConnection()) {
                STATES.add(state.label());
            }
        }
    }

    /** Narrows every list by role and service. */
    final SocketFilter filter;
    /** How many entries of each list of open sockets at most. */
    final int limit;
    /** How many entries of each list of open sockets to pass over. */
    final int offset;

    private final @Nullable String state;

    /**
     * Reads the query {@code limit}, {@code offset}, {@code role}, {@code service}, {@code state}; each may be missing.
     *
     * @throws IllegalArgumentException with one line saying what is valid
     */
    SocketQuery(Map<String, String> query, PortNames names) {
        filter = SocketFilter.of(query, names, "state", "limit", "offset");
        limit = count(query, "limit", Integer.MAX_VALUE);
        offset = count(query, "offset", 0);
        state = query.get("state");
        if (state != null && !STATES.contains(state)) {
            throw BadArgument.unknown("state", state, STATES);
        }
    }

    private static int count(Map<String, String> query, String name, int otherwise) {
        String text = query.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw BadArgument.notACount(name, text);
        }
        return Integer.parseInt(text);
    }

    /** The state of an open connection, of which the kernel says this, if anything. */
    static String stateOf(@Nullable KernelState kernel) {
        return kernel == null ? CONNECTED : kernel.tcpState().label();
    }

    /** Whether this open connection is wanted. */
    boolean wants(Connection connection, HeldSockets held) {
        return filter.wants(connection)
                && (state == null || state.equals(CONNECTED) || state.equals(stateOf(held.stateOf(connection))));
    }

    /** The state of a datagram socket. */
    static String stateOf(DatagramSocketState socket) {
        return socket.isConnected() ? CONNECTED : socket.isBound() ? BOUND : OPENED;
    }

    /** Whether this datagram socket is wanted. */
    boolean wants(DatagramSocketState socket) {
        return wants(stateOf(socket)) && filter.wants(socket.role(), socket.service());
    }

    /** Whether this unconnected socket is wanted, which has no role and no service. */
    boolean wants(UnconnectedSocket socket) {
        return wants(socket.state().label()) && filter.wants(null, null);
    }

    /** Whether nothing narrows the lists. */
    boolean wantsAll() {
        return state == null && filter.wants(null, null);
    }

    /** Whether sockets in this state are wanted. */
    boolean wants(String wantedState) {
        return state == null || state.equals(wantedState);
    }
}
