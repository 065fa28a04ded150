package io.github.jsock.exporter.metrics;

import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.exporter.kernel.KernelState;
import io.github.jsock.exporter.kernel.TcpState;
import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.Snapshot;
import io.github.jsock.recorder.Transport;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The families about how the kernel has the connections. */
final class StateTables {
    private static final TcpState[] STATES = TcpState.values();

    private final Map<TcpState, AtomicLong> connections = new EnumMap<>(TcpState.class);
    private long unknown;
    private long received;
    private long sent;

    private StateTables() {
        for (TcpState state : STATES) {
            if (state.isOfConnection()) {
                connections.put(state, new AtomicLong());
            }
        }
    }

    private void add(@Nullable KernelState state) {
        AtomicLong sum = state == null ? null : connections.get(state.tcpState());
        if (state == null || sum == null) {
            unknown++;
        } else {
            sum.incrementAndGet();
            received += state.receiveQueueBytes();
            sent += state.sendQueueBytes();
        }
    }

    /** Adds all families to a scrape, every state whether it occurs or not; none where the kernel cannot be asked. */
    static void addTo(Scrape scrape, Snapshot snapshot, HeldSockets held) {
        if (!held.isKnown()) {
            return;
        }
        Map<Role, StateTables> byRole = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            byRole.put(role, new StateTables());
        }
        for (Connection connection : snapshot.connections()) {
            StateTables sums = byRole.get(connection.role());
            if (sums != null && connection.transport() == Transport.TCP) {
                sums.add(held.stateOf(connection));
            }
        }
        byRole.forEach((role, sums) -> {
            Labels labels = Labels.of(Key.ROLE, role.label());
            sums.connections.forEach((state, sum) ->
                    scrape.add(KernelFamily.TCP_CONNECTIONS, labels.add(Key.STATE, state.label()), sum.get()));
            scrape.add(KernelFamily.TCP_CONNECTIONS, labels.add(Key.STATE, "unknown"), sums.unknown);
            scrape.add(KernelFamily.QUEUED_BYTES, labels.add(Key.DIRECTION, "receive"), sums.received);
            scrape.add(KernelFamily.QUEUED_BYTES, labels.add(Key.DIRECTION, "transmit"), sums.sent);
        });
    }
}
