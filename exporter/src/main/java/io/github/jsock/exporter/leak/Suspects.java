package io.github.jsock.exporter.leak;

import io.github.jsock.exporter.kernel.CloseWait;
import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.exporter.owner.Origin;
import io.github.jsock.exporter.owner.Owners;
import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.DatagramSocketState;
import io.github.jsock.recorder.Opening;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.Snapshot;
import io.github.jsock.recorder.UnconnectedSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sockets of a snapshot that may have been forgotten, by the stack that opened them. */
public final class Suspects {
    private static final String DATAGRAM = "datagram";
    private static final String UNCONNECTED = "unconnected";

    private final Snapshot snapshot;
    private final HeldSockets held;
    private final Owners owners;
    private final LeakRule rule;
    private final Map<String, SuspectGroup> groups = new LinkedHashMap<>();

    /** Those that this rule suspects. */
    public Suspects(Snapshot snapshot, HeldSockets held, Owners owners, LeakRule rule) {
        this.snapshot = snapshot;
        this.held = held;
        this.owners = owners;
        this.rule = rule;
        snapshot.connections().forEach(connection -> add(suspect(connection), connection.opening()));
        snapshot.datagramSockets().forEach(socket -> add(suspect(socket), socket.opening()));
        snapshot.unconnected().forEach(socket -> add(suspect(socket), socket.opening()));
        if (!groups.isEmpty()) {
            compareWithOthers();
        }
    }

    private void add(@Nullable Suspect suspect, Opening opening) {
        if (suspect != null) {
            group(opening, suspect.kind).add(suspect);
        }
    }

    private void compareWithOthers() {
        Map<Integer, List<SuspectGroup>> byStack = new HashMap<>();
        for (SuspectGroup group : groups.values()) {
            byStack.computeIfAbsent(stackOf(group.origin()), stack -> new ArrayList<>())
                    .add(group);
        }
        byStack.remove(Origin.NO_STACK);
        snapshot.connections()
                .forEach(connection -> groupsOf(connection.opening(), byStack).forEach(SuspectGroup::addOpen));
        snapshot.datagramSockets()
                .forEach(socket -> groupsOf(socket.opening(), byStack).forEach(SuspectGroup::addOpen));
        snapshot.unconnected()
                .forEach(socket -> groupsOf(socket.opening(), byStack).forEach(SuspectGroup::addOpen));
        snapshot.recentlyClosed()
                .forEach(closed -> groupsOf(closed.opening(), byStack).forEach(SuspectGroup::addClosed));
    }

    private List<SuspectGroup> groupsOf(Opening opening, Map<Integer, List<SuspectGroup>> byStack) {
        return byStack.getOrDefault(stackOf(owners.of(opening)), Collections.emptyList());
    }

    private SuspectGroup group(Opening opening, String kind) {
        Origin origin = owners.of(opening);
        String owner = owners.nameOf(opening);
        return groups.computeIfAbsent(
                kind + ' ' + owner + ' ' + stackOf(origin), first -> new SuspectGroup(owner, origin, kind));
    }

    private static int stackOf(@Nullable Origin origin) {
        return origin == null ? Origin.NO_STACK : origin.stackId();
    }

    private @Nullable Suspect suspect(Connection connection) {
        long open = openSeconds(connection.openedMillis());
        if (!rule.suspects(open, connection.idleSeconds())) {
            return null;
        }
        Evidence evidence = CloseWait.seconds(connection, held) >= 0 || connection.peerEndedSeconds() >= 0
                ? Evidence.PEER_CLOSED
                : connection.pauses() > 0
                        ? Evidence.REUSED
                        : connection.adopted() || connection.reads() + connection.writes() > 0
                                ? Evidence.USED_ONCE
                                : Evidence.NEVER_USED;
        return new Suspect(
                connection.id(),
                connection.role().label(),
                connection.opening(),
                evidence,
                connection.service().authority(),
                open,
                connection.idleSeconds());
    }

    private @Nullable Suspect suspect(DatagramSocketState socket) {
        long open = openSeconds(socket.openedMillis());
        if (socket.role() == Role.SERVER || !rule.suspects(open, socket.idleSeconds())) {
            return null;
        }
        boolean used = socket.adopted() || socket.datagramsReceived() + socket.datagramsSent() > 0;
        return new Suspect(
                socket.id(),
                DATAGRAM,
                socket.opening(),
                socket.pauses() > 0 ? Evidence.REUSED : used ? Evidence.USED_ONCE : Evidence.NEVER_USED,
                socket.service() == null ? null : socket.service().authority(),
                open,
                socket.idleSeconds());
    }

    private @Nullable Suspect suspect(UnconnectedSocket socket) {
        long open = openSeconds(socket.sinceMillis());
        return rule.suspectsUnused(open)
                ? new Suspect(socket.id(), UNCONNECTED, socket.opening(), Evidence.NEVER_CONNECTED, null, open, (int)
                        Math.min(Integer.MAX_VALUE, open))
                : null;
    }

    private long openSeconds(long sinceMillis) {
        return (snapshot.takenMillis() - sinceMillis) / 1_000;
    }

    /** From when on a socket is a suspect. */
    public LeakRule rule() {
        return rule;
    }

    /** The groups; those with the most that no reuse explains first. */
    public List<SuspectGroup> groups() {
        List<SuspectGroup> sorted = new ArrayList<>(groups.values());
        sorted.sort(Comparator.comparingInt((SuspectGroup group) -> -group.unexplained())
                .thenComparingInt(group -> -group.suspects()));
        return sorted;
    }

    /** How many suspects each owner has that no reuse explains. */
    public Map<String, Integer> unexplained() {
        Map<String, Integer> byOwner = new TreeMap<>();
        groups.values().forEach(group -> byOwner.merge(group.owner(), group.unexplained(), Integer::sum));
        return byOwner;
    }
}
