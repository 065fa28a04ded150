package io.github.jsock.exporter;

import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.exporter.kernel.KernelState;
import io.github.jsock.exporter.kernel.TcpState;
import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.Service;
import io.github.jsock.recorder.ServiceSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which sockets somebody wants to see: those in one role, of one service, in one state, or all. */
public final class SocketFilter {
    private static final String ROLE = "role";
    private static final String SERVICE = "service";
    private static final String STATE = "state";

    private final PortNames names;
    private final @Nullable Role role;
    private final String service;
    private final int servicePort;
    private final @Nullable TcpState state;

    private SocketFilter(PortNames names, @Nullable String role, @Nullable String service, @Nullable TcpState state) {
        this.names = names;
        this.role = role == null ? null : roleOf(role);
        this.service = service == null ? "" : service.toLowerCase(Locale.ROOT);
        this.state = state;
        this.servicePort = this.service.matches("[0-9]{1,5}") ? Integer.parseInt(this.service) : -1;
    }

    /**
     * A filter of named criteria, all of which must hold; {@code state} is left to the caller.
     *
     * @param query {@code role}: {@code client} or {@code server}. {@code service}: a number is a port; any other text
     *     must be part of the server address or of the port's registered name, in upper or lower case
     * @param further other names that may be in the query and are not this filter's business
     * @throws IllegalArgumentException with one line saying what is valid, for another name or role
     */
    public static SocketFilter of(Map<String, String> query, PortNames names, String... further) {
        return of(query, names, null, further);
    }

    private static SocketFilter of(
            Map<String, String> query, PortNames names, @Nullable TcpState state, String... further) {
        List<String> valid = new ArrayList<>(Arrays.asList(ROLE, SERVICE));
        Collections.addAll(valid, further);
        for (String name : query.keySet()) {
            if (!valid.contains(name)) {
                throw BadArgument.unknown("parameter", name, valid);
            }
        }
        return new SocketFilter(names, query.get(ROLE), query.get(SERVICE), state);
    }

    /**
     * A filter written in one line, such as {@code role=client,service=5432,state=close_wait}; all when empty or absent.
     *
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static SocketFilter parse(@Nullable String line, PortNames names) {
        Map<String, String> query = new LinkedHashMap<>();
        String criteria = line == null ? "" : line.trim();
        for (String criterion : criteria.isEmpty() ? new String[0] : criteria.split(",", -1)) {
            int sign = criterion.indexOf('=');
            String name = sign < 0 ? criterion : criterion.substring(0, sign);
            query.put(name.trim(), criterion.substring(sign + 1).trim());
        }
        String state = query.get(STATE);
        return of(query, names, state == null ? null : stateOf(state), STATE);
    }

    private static TcpState stateOf(String label) {
        List<String> valid = new ArrayList<>();
        for (TcpState state : TcpState.values()) {
            if (state.isOfConnection()) {
                if (state.label().equals(label)) {
                    return state;
                }
                valid.add(state.label());
            }
        }
        throw BadArgument.unknown(STATE, label, valid);
    }

    private static Role roleOf(String label) {
        List<String> valid = new ArrayList<>();
        for (Role role : Role.values()) {
            if (role.label().equals(label)) {
                return role;
            }
            valid.add(role.label());
        }
        throw BadArgument.unknown(ROLE, label, valid);
    }

    /** Whether a connection, open or ended, is wanted. */
    public boolean wants(Connection connection) {
        return wants(connection.role(), connection.service());
    }

    /** Whether an open connection is wanted, which may be for its state in the kernel; one that is not known is in none. */
    public boolean wantsNow(Connection connection, HeldSockets held) {
        return wants(connection) && (state == null || isIn(state, held.stateOf(connection)));
    }

    private static boolean isIn(TcpState state, @Nullable KernelState kernel) {
        return kernel != null && kernel.tcpState() == state;
    }

    /** Whether a listener, whose role is server, is wanted. */
    public boolean wants(Listener listener) {
        return wants(Role.SERVER, listener.service());
    }

    /** Whether a service in its role is wanted. */
    public boolean wants(ServiceSnapshot wanted) {
        return wants(wanted.role(), wanted.service());
    }

    /** Whether a socket of this role and service is wanted; without them, only if all are. */
    public boolean wants(@Nullable Role ofRole, @Nullable Service ofService) {
        if (ofRole == null || ofService == null) {
            return role == null && service.isEmpty();
        }
        if (role != null && role != ofRole) {
            return false;
        }
        if (servicePort >= 0) {
            return servicePort == ofService.port();
        }
        return ofService.address().toLowerCase(Locale.ROOT).contains(service)
                || names.nameOf(ofService).toLowerCase(Locale.ROOT).contains(service);
    }
}
