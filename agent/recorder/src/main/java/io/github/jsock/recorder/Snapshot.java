package io.github.jsock.recorder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that is known, as it was at one moment; every output renders one of these. Immutable, but for the connections of a
 * {@linkplain Recording#shallowSnapshot() shallow} one, which go on.
 */
public final class Snapshot {
    private final long takenMillis = System.currentTimeMillis();
    private final List<ServiceSnapshot> services = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Connection> connections;
    private final List<Connection> recentlyClosed = new ArrayList<>();
    private final List<DatagramSocketState> datagramSockets = new ArrayList<>();
    private final List<UnconnectedSocket> unconnected = new ArrayList<>();
    private final Map<Transport, TransportSnapshot> transports = new EnumMap<>(Transport.class);
    private final boolean shallow;
    private final int tracked;
    private final long untracked;
    private final long unseenEnds;
    private final long unseenOpenings;
    private final long datagramsFilled;
    private final Durations lookups;
    private final Durations failedLookups;
    private int own;
    /** Only while it is taken, and only if it is needed. */
    private @Nullable AcceptedByAddress accepted;

    private final long foldedServices;

    private Snapshot(Ledger ledger, boolean shallow) {
        this.shallow = shallow;
        tracked = ledger.sockets.tracked();
        connections = new ArrayList<>(tracked);
        untracked = ledger.sockets.untracked();
        unseenEnds = ledger.sockets.unseenEnds();
        unseenOpenings = ledger.sockets.unseenOpenings();
        datagramsFilled = ledger.sockets.datagramsFilled();
        foldedServices = ledger.services.folded();
        lookups = ledger.lookups.found.snapshot();
        failedLookups = ledger.lookups.failed.snapshot();
    }

    /**
     * Takes a snapshot: the totals first, the table after, as {@link Ledger} asks.
     *
     * @param before the services of the one before, below which no counter falls; empty for none
     * @param shallow whether the connections are to be those of the table themselves
     */
    static Snapshot of(Ledger ledger, List<ServiceSnapshot> before, boolean shallow) {
        Snapshot snapshot = new Snapshot(ledger, shallow);
        for (ServiceTotals totals : ledger.services.all()) {
            snapshot.services.add(new ServiceSnapshot(totals));
        }
        for (Transport transport : Transport.values()) {
            snapshot.transports.put(transport, new TransportSnapshot(ledger.transport(transport)));
        }
        List<TrackedSocket> live = ledger.sockets.live();
        for (TrackedSocket socket : live) {
            if (socket.isOwn()) {
                snapshot.own++;
            } else {
                snapshot.add(socket);
            }
        }
        for (TrackedSocket socket : live) {
            snapshot.addListener(socket);
        }
        snapshot.accepted = null;
        for (TrackedSocket ended : ledger.history.newestFirst()) {
            if (ended.totals() != null) {
                snapshot.recentlyClosed.add(ended);
            }
        }
        for (int i = 0; i < before.size(); i++) {
            snapshot.services.get(i).raiseTo(before.get(i));
        }
        return snapshot;
    }

    private void add(TrackedSocket socket) {
        SocketState state = socket.state();
        if (socket.kind.isDatagram()) {
            addDatagramSocket(socket);
        } else if (state == SocketState.CONNECTED) {
            addConnection(socket);
        } else if (state != SocketState.LISTENING && state != SocketState.ENDED) {
            unconnected.add(new UnconnectedSocket(socket));
            if (state == SocketState.CONNECTING) {
                transport(socket.transport()).addConnecting();
            }
        }
    }

    private void addDatagramSocket(TrackedSocket socket) {
        ServiceTotals totals = socket.totals();
        Datagrams datagrams = socket.datagrams;
        Traffic traffic = datagrams == null ? socket.traffic : datagrams.traffic.ofPresentService();
        if (socket.state() != SocketState.ENDED) {
            datagramSockets.add(new DatagramSocketState(socket));
            if (totals != null && totals.index < services.size()) {
                services.get(totals.index).add(traffic);
            }
        }
    }

    private void addConnection(TrackedSocket socket) {
        ServiceTotals totals = socket.totals();
        if (totals != null) {
            Connection connection = shallow ? seen(socket) : new FrozenConnection(socket);
            connections.add(connection);
            if (totals.index < services.size()) {
                services.get(totals.index).add(connection);
            }
        }
    }

    /** Whether anything moves is known by what changes between snapshots: so each is to look. */
    private static Connection seen(TrackedSocket socket) {
        socket.idleSeconds();
        return socket;
    }

    private void addListener(TrackedSocket socket) {
        ServiceTotals totals = socket.totals();
        if (socket.state() == SocketState.LISTENING && totals != null) {
            listeners.add(new Listener(socket, totals.service, openOf(socket, totals)));
        }
    }

    /** The connections of a listener's service; where that stands for many, those that have the listener's address. */
    private long openOf(TrackedSocket listener, ServiceTotals totals) {
        if (!totals.service.isOther()) {
            return totals.index < services.size() ? services.get(totals.index).open() : 0;
        }
        if (accepted == null) {
            accepted = new AcceptedByAddress(connections);
        }
        return accepted.at(listener.local());
    }

    /** When it was taken, in milliseconds since the epoch. */
    public long takenMillis() {
        return takenMillis;
    }

    /** Whether the open connections go on: what has passed through them is told as it is when it is asked for. */
    public boolean isShallow() {
        return shallow;
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

    /** The open datagram sockets, by ascending descriptor. */
    public List<DatagramSocketState> datagramSockets() {
        return Collections.unmodifiableList(datagramSockets);
    }

    /** The stream sockets that are open and neither listen nor are connected, by ascending descriptor. */
    public List<UnconnectedSocket> unconnected() {
        return Collections.unmodifiableList(unconnected);
    }

    /** The connections that ended last, newest first. */
    public List<Connection> recentlyClosed() {
        return Collections.unmodifiableList(recentlyClosed);
    }

    /** What is counted by transport rather than by service. */
    public TransportSnapshot transport(Transport transport) {
        return Objects.requireNonNull(transports.get(transport));
    }

    /** Connects that have begun and neither succeeded nor failed. */
    public int connectsInProgress() {
        int sum = 0;
        for (TransportSnapshot transport : transports.values()) {
            sum += transport.connectsInProgress();
        }
        return sum;
    }

    /** How long it took to look up the host names that were found. */
    public Durations lookups() {
        return lookups;
    }

    /** How long it took to look up the host names that were not found. */
    public Durations failedLookups() {
        return failedLookups;
    }

    /** The agent's own sockets, which are in none of the lists. */
    public int own() {
        return own;
    }

    /** Sockets in the table, of every kind and the agent's own included. */
    public int tracked() {
        return tracked;
    }

    /** Sockets that were not tracked because the table was full. */
    public long untracked() {
        return untracked;
    }

    /** Received datagrams that filled the application's buffer to its last byte, so that more may have been cut off. */
    public long datagramsFilled() {
        return datagramsFilled;
    }

    /** Sockets whose opening was not seen, and that were found later. */
    public long unseenOpenings() {
        return unseenOpenings;
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
