package io.github.jsock.recorder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that is known, as it was at one moment. Immutable; every output renders one of these. */
public final class Snapshot {
    private final long takenMillis = System.currentTimeMillis();
    private final List<ServiceSnapshot> services = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final List<Connection> recentlyClosed = new ArrayList<>();
    private final Map<Role, RoleSnapshot> roles = new EnumMap<>(Role.class);
    private final int connectsInProgress;
    private final int tracked;
    private final long untracked;
    private final long unseenEnds;
    private final long foldedServices;

    private Snapshot(Ledger ledger) {
        connectsInProgress = ledger.connectsInProgress.get();
        tracked = ledger.sockets.tracked();
        untracked = ledger.sockets.untracked();
        unseenEnds = ledger.sockets.unseenEnds();
        foldedServices = ledger.services.folded();
    }

    /** Takes a snapshot: the totals first, the table after, as {@link Ledger} asks. */
    static Snapshot of(Ledger ledger, @Nullable Snapshot previous) {
        Snapshot snapshot = new Snapshot(ledger);
        for (ServiceTotals totals : ledger.services.all()) {
            snapshot.services.add(new ServiceSnapshot(totals));
        }
        List<TrackedSocket> live = ledger.sockets.live();
        for (TrackedSocket socket : live) {
            snapshot.addConnection(socket);
        }
        for (TrackedSocket socket : live) {
            snapshot.addListener(socket);
        }
        for (TrackedSocket ended : ledger.history.newestFirst()) {
            ServiceTotals totals = ended.service();
            if (totals != null) {
                snapshot.recentlyClosed.add(new Connection(ended, totals));
            }
        }
        for (Role role : Role.values()) {
            snapshot.roles.put(role, new RoleSnapshot(ledger.role(role)));
        }
        if (previous != null) {
            for (int i = 0; i < previous.services.size(); i++) {
                snapshot.services.get(i).raiseTo(previous.services.get(i));
            }
        }
        return snapshot;
    }

    private void addConnection(TrackedSocket socket) {
        ServiceTotals totals = socket.service();
        if (socket.state() == TrackedSocket.State.CONNECTED && totals != null) {
            Connection connection = new Connection(socket, totals);
            connections.add(connection);
            if (totals.index < services.size()) {
                services.get(totals.index).add(connection);
            }
        }
    }

    private void addListener(TrackedSocket socket) {
        ServiceTotals totals = socket.service();
        if (socket.state() == TrackedSocket.State.LISTENING && totals != null) {
            listeners.add(new Listener(socket, totals.service, openOf(socket, totals)));
        }
    }

    /** The connections of a listener's service; where that stands for many, those that have the listener's address. */
    private long openOf(TrackedSocket listener, ServiceTotals totals) {
        if (!totals.service.isOther()) {
            return totals.index < services.size() ? services.get(totals.index).open() : 0;
        }
        long open = 0;
        for (Connection connection : connections) {
            if (connection.role() == Role.SERVER && connection.association().isAt(listener.local())) {
                open++;
            }
        }
        return open;
    }

    /** When it was taken, in milliseconds since the epoch. */
    public long takenMillis() {
        return takenMillis;
    }

    /** Every service seen so far in each role, in the order of first appearance; it keeps its place for good. */
    public List<ServiceSnapshot> services() {
        return Collections.unmodifiableList(services);
    }

    /** The listening sockets, by ascending descriptor. */
    public List<Listener> listeners() {
        return Collections.unmodifiableList(listeners);
    }

    /** The open connections, by ascending descriptor. */
    public List<Connection> connections() {
        return Collections.unmodifiableList(connections);
    }

    /** The connections that ended last, newest first. */
    public List<Connection> recentlyClosed() {
        return Collections.unmodifiableList(recentlyClosed);
    }

    /** What is counted by role rather than by service. */
    public RoleSnapshot role(Role role) {
        return Objects.requireNonNull(roles.get(role));
    }

    /** Connects that have begun and neither succeeded nor failed. */
    public int connectsInProgress() {
        return connectsInProgress;
    }

    /** Sockets in the table, of every kind and the agent's own included. */
    public int tracked() {
        return tracked;
    }

    /** Sockets that were not tracked because the table was full. */
    public long untracked() {
        return untracked;
    }

    /** Sockets whose end was not seen. */
    public long unseenEnds() {
        return unseenEnds;
    }

    /** How often a socket was counted under {@value Service#OTHER_ADDRESS}. */
    public long foldedServices() {
        return foldedServices;
    }
}
