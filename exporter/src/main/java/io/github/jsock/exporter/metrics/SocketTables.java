package io.github.jsock.exporter.metrics;

import io.github.jsock.exporter.Totals;
import io.github.jsock.recorder.CloseReason;
import io.github.jsock.recorder.Durations;
import io.github.jsock.recorder.ErrorType;
import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.RoleSnapshot;
import io.github.jsock.recorder.ServiceSnapshot;
import io.github.jsock.recorder.Snapshot;
import io.github.jsock.recorder.Transport;
import io.github.jsock.recorder.TransportSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The families about sockets: by service, by role, by listener. Not for several threads at once. */
final class SocketTables {
    private static final CloseReason[] REASONS = CloseReason.values();
    private static final ErrorType[] ERRORS = ErrorType.values();
    private static final Transport[] TRANSPORTS = Transport.values();
    private static final Labels RECEIVE = Labels.of(Key.DIRECTION, "receive");
    private static final Labels TRANSMIT = Labels.of(Key.DIRECTION, "transmit");

    private final KnownLabels known;

    SocketTables(KnownLabels known) {
        this.known = known;
    }

    /** Adds all families to a scrape. */
    void addTo(Scrape scrape, Snapshot snapshot) {
        List<ServiceSnapshot> services = snapshot.services();
        for (int i = 0; i < services.size(); i++) {
            addService(scrape, services.get(i), known.of(i, services.get(i)));
        }
        for (Transport transport : TRANSPORTS) {
            addTransport(scrape, snapshot, transport);
        }
        addLookups(scrape, snapshot);
        addHandshakes(scrape, snapshot.transport(Transport.TCP));
        addDatagrams(scrape, snapshot);
        addListeners(scrape, snapshot.listeners());
    }

    private static void addService(Scrape scrape, ServiceSnapshot service, ServiceLabels labels) {
        addTraffic(scrape, service, labels);
        if (service.isDatagram()) {
            scrape.add(SocketFamily.DATAGRAM_SOCKETS, labels.service, service.open());
        } else {
            addConnections(scrape, service, labels);
        }
    }

    private static void addTraffic(Scrape scrape, ServiceSnapshot service, ServiceLabels labels) {
        scrape.add(ConnectionFamily.IO_BYTES, labels.receive, service.bytesReceived());
        scrape.add(ConnectionFamily.IO_BYTES, labels.transmit, service.bytesSent());
        scrape.add(ConnectionFamily.IO_OPERATIONS, labels.receive, service.reads());
        scrape.add(ConnectionFamily.IO_OPERATIONS, labels.transmit, service.writes());
    }

    private static void addConnections(Scrape scrape, ServiceSnapshot service, ServiceLabels labels) {
        scrape.add(ConnectionFamily.CONNECTIONS_OPEN, labels.service, service.open());
        scrape.add(ConnectionFamily.CONNECTIONS_OPENED, labels.service, service.opened());
        for (CloseReason reason : REASONS) {
            if (service.closed(reason) > 0) {
                scrape.add(
                        ConnectionFamily.CONNECTIONS_CLOSED,
                        ServiceLabels.with(labels.service, reason),
                        service.closed(reason));
            }
        }
        boolean server = service.role() == Role.SERVER;
        if (server) {
            scrape.add(ListenerFamily.LISTENER_ACCEPTED, labels.server, service.accepted());
        } else {
            scrape.add(ConnectionFamily.CONNECT_DURATION, labels.server, service.connectDurations());
        }
        Family failures = server ? ListenerFamily.LISTENER_ACCEPT_FAILURES : ConnectionFamily.CONNECT_FAILURES;
        for (ErrorType error : ERRORS) {
            long count = service.failures(error);
            if (count > 0) {
                scrape.add(failures, ServiceLabels.with(labels.server, error), count);
            }
        }
    }

    private static void addTransport(Scrape scrape, Snapshot snapshot, Transport transport) {
        Labels labels = Labels.of(Key.TRANSPORT, transport.label());
        for (Role role : Role.values()) {
            addRole(scrape, snapshot.transport(transport).role(role), labels.add(Key.ROLE, role.label()));
        }
        for (ErrorType error : ERRORS) {
            long count = snapshot.transport(transport).openFailures(error);
            // Its commonest cause is there from the start, so that the first failure is seen to come.
            if (count > 0 || error == ErrorType.TOO_MANY_OPEN_FILES) {
                scrape.add(SocketFamily.OPEN_FAILURES, ServiceLabels.with(labels, error), count);
            }
        }
        if (transport == Transport.UDP) {
            return;
        }
        scrape.add(
                ConnectionFamily.CONNECTS_IN_PROGRESS,
                labels,
                snapshot.transport(transport).connectsInProgress());
        scrape.add(
                SocketFamily.UNCONNECTED,
                labels,
                snapshot.unconnected().stream()
                        .filter(socket -> socket.transport() == transport)
                        .count());
        scrape.add(
                ListenerFamily.LISTENERS,
                labels,
                snapshot.listeners().stream()
                        .filter(listener -> listener.transport() == transport)
                        .count());
    }

    private static void addLookups(Scrape scrape, Snapshot snapshot) {
        scrape.add(ConnectionFamily.DNS_LOOKUP_DURATION, Labels.of(Key.OUTCOME, "found"), snapshot.lookups());
        scrape.add(ConnectionFamily.DNS_LOOKUP_DURATION, Labels.of(Key.OUTCOME, "failed"), snapshot.failedLookups());
    }

    private static void addHandshakes(Scrape scrape, TransportSnapshot tcp) {
        for (Role role : Role.values()) {
            Labels labels = Labels.of(Key.ROLE, role.label());
            scrape.add(
                    ConnectionFamily.TLS_HANDSHAKE_DURATION,
                    labels,
                    tcp.role(role).handshakeDurations());
            for (ErrorType error : ERRORS) {
                long count = tcp.role(role).handshakeFailures(error);
                // Its commonest cause is there from the start, so that the first failure is seen to come.
                if (count > 0 || error == ErrorType.TLS) {
                    scrape.add(ConnectionFamily.TLS_HANDSHAKE_FAILURES, ServiceLabels.with(labels, error), count);
                }
            }
        }
    }

    private static void addDatagrams(Scrape scrape, Snapshot snapshot) {
        Totals totals = new Totals(snapshot);
        scrape.add(SocketFamily.DATAGRAMS, RECEIVE, totals.datagramsReceived());
        scrape.add(SocketFamily.DATAGRAMS, TRANSMIT, totals.datagramsSent());
        scrape.add(SocketFamily.DATAGRAMS_FILLED, Labels.EMPTY, snapshot.datagramsFilled());
    }

    private static void addRole(Scrape scrape, RoleSnapshot role, Labels labels) {
        for (CloseReason reason : REASONS) {
            Durations durations = role.durations(reason);
            if (durations.count() > 0) {
                scrape.add(ConnectionFamily.CONNECTION_DURATION, ServiceLabels.with(labels, reason), durations);
            }
        }
        for (ErrorType error : ERRORS) {
            long count = role.transferErrors(error);
            if (count > 0) {
                scrape.add(ConnectionFamily.IO_ERRORS, ServiceLabels.with(labels, error), count);
            }
        }
    }

    /** Several listeners may share an address and port (SO_REUSEPORT); they are told apart by their backlogs at most. */
    private void addListeners(Scrape scrape, List<Listener> listeners) {
        Set<Labels> seen = new HashSet<>();
        Map<Integer, Labels> backlogs = new HashMap<>();
        for (Listener listener : listeners) {
            Labels backlog = backlogs.computeIfAbsent(listener.backlog(), KnownLabels::backlog);
            Labels labels = known.server(listener.service()).merge(backlog);
            if (seen.add(labels)) {
                scrape.add(ListenerFamily.LISTENER_INFO, labels);
            }
        }
    }
}
