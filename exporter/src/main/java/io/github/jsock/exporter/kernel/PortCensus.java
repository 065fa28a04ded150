package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Endpoint;
import io.github.jsock.recorder.Service;
import java.net.UnknownHostException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the ephemeral ports that are in use towards each destination, row by row of the tables of TCP. Between one local address
 * and one destination each port can be used once, by whatever process and for as long as the kernel keeps the association: in
 * TIME_WAIT too, when no process has it any more.
 */
final class PortCensus {
    private final EphemeralPorts ephemeral;
    private final Map<Endpoint, Service> services;
    private final BitSet peerPorts = new BitSet();
    private final Map<Endpoint, BitSet> used = new HashMap<>();

    /** The peer of the row before, as most have the same one, and its ports; {@code null} when it is no destination of ours. */
    private long lastHigh;

    private long lastLow;
    private int lastPort;
    private @Nullable BitSet lastUsed;

    /**
     * A census that has not begun.
     *
     * @param services the destinations, by their addresses
     */
    PortCensus(Map<Endpoint, Service> services, EphemeralPorts ephemeral) {
        this.ephemeral = ephemeral;
        this.services = new HashMap<>(services);
        for (Endpoint peer : services.keySet()) {
            peerPorts.set(peer.port());
            used.put(peer, new BitSet());
        }
    }

    /** Counts a row. */
    void add(InternetRows row) throws UnknownHostException {
        InternetRows.End peer = row.peer();
        if (!peerPorts.get(peer.port()) || !ephemeral.contain(row.local().port())) {
            return;
        }
        if (peer.port() != lastPort || peer.low() != lastLow || peer.high() != lastHigh) {
            lastUsed = used.get(peer.endpoint());
            lastHigh = peer.high();
            lastLow = peer.low();
            lastPort = peer.port();
        }
        if (lastUsed != null) {
            lastUsed.set(row.local().port());
        }
    }

    /** How many ports are in use by destination; for one that has several addresses, towards the one with the most. */
    Map<Service, Integer> inUse() {
        Map<Service, Integer> most = new HashMap<>();
        used.forEach((peer, ports) -> {
            Service service = services.get(peer);
            if (service != null) {
                most.merge(service, ports.cardinality(), Math::max);
            }
        });
        return most;
    }

    /** How many ports there are towards each destination; -1 when it is not known. */
    int limit() {
        return ephemeral.isKnown() ? ephemeral.count() : -1;
    }
}
