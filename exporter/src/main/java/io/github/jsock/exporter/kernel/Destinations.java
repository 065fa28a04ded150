package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.Endpoint;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.Service;
import io.github.jsock.recorder.Snapshot;
import io.github.jsock.recorder.Transport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** To which addresses of which services this process has connected: a bounded number, the latest. */
final class Destinations {
    static final int MAX_PEERS = 1_000;

    private long forgotten;

    private final Map<Endpoint, Service> services = new LinkedHashMap<Endpoint, Service>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Endpoint, Service> eldest) {
            boolean full = size() > MAX_PEERS;
            forgotten += full ? 1 : 0;
            return full;
        }
    };

    /** Learns those of a snapshot. */
    void learn(Snapshot snapshot) {
        learn(snapshot.recentlyClosed());
        learn(snapshot.connections());
    }

    private void learn(List<Connection> connections) {
        for (Connection connection : connections) {
            Endpoint peer = connection.association().peer();
            if (connection.role() == Role.CLIENT && connection.transport() == Transport.TCP && peer.isKnown()) {
                services.put(peer, connection.service());
            }
        }
    }

    /** The services by the addresses that they were connected at. */
    Map<Endpoint, Service> services() {
        return services;
    }

    /** How many addresses were left out since there are too many. */
    long forgotten() {
        return forgotten;
    }
}
