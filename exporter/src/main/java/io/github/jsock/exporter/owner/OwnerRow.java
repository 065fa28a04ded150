package io.github.jsock.exporter.owner;

import io.github.jsock.recorder.Role;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one owner has open, and has forgotten. */
public final class OwnerRow {
    private final String owner;
    private @Nullable String location;
    private @Nullable String library;
    private int clients;
    private int servers;
    private int listeners;
    private int datagramSockets;
    private int unconnected;
    private int closeWait;
    private int closeWaitSeconds;
    private long leaked;
    /** How much of what is open each stack has opened. */
    private final SortedMap<Integer, int[]> stacks = new TreeMap<>();

    OwnerRow(String owner) {
        this.owner = owner;
    }

    void openedAt(@Nullable Origin origin) {
        if (origin != null) {
            location = origin.location();
            library = origin.library() == null ? library : origin.library();
            if (origin.stackId() != Origin.NO_STACK) {
                stacks.computeIfAbsent(origin.stackId(), first -> new int[1])[0]++;
            }
        }
    }

    void addConnection(Role role) {
        if (role == Role.CLIENT) {
            clients++;
        } else {
            servers++;
        }
    }

    void addCloseWait(int seconds) {
        closeWait++;
        closeWaitSeconds = Math.max(closeWaitSeconds, seconds);
    }

    void addListener() {
        listeners++;
    }

    void addDatagramSocket() {
        datagramSockets++;
    }

    void addUnconnected() {
        unconnected++;
    }

    void leaked(long sockets) {
        leaked = sockets;
    }

    /** Its name, as {@link Origin#owner()}, or {@link Owners#UNTRACED} or {@link Owners#UNSEEN}. */
    public String owner() {
        return owner;
    }

    /** Where its code came from; {@code null} when it is not known. */
    public @Nullable String location() {
        return location;
    }

    /** Where the plumbing came from that it uses, of several the last seen; {@code null} when it uses none. */
    public @Nullable String library() {
        return library;
    }

    /** Open connections in a role. */
    public int connections(Role role) {
        return role == Role.CLIENT ? clients : servers;
    }

    /** Listeners. */
    public int listeners() {
        return listeners;
    }

    /** Open datagram sockets. */
    public int datagramSockets() {
        return datagramSockets;
    }

    /** Open stream sockets that neither listen nor are connected. */
    public int unconnected() {
        return unconnected;
    }

    /** Connections that the peer has ended, and that wait for their close: those in {@code CLOSE_WAIT}. */
    public int closeWait() {
        return closeWait;
    }

    /** For how long one of them has waited, at most, in whole seconds; 0 when there are none. */
    public int closeWaitSeconds() {
        return closeWaitSeconds;
    }

    /** Sockets that were forgotten, and closed by the garbage collector. */
    public long leaked() {
        return leaked;
    }

    /** All that is open. */
    public int open() {
        return clients + servers + listeners + datagramSockets + unconnected;
    }

    /** The numbers of the stacks that opened what is open. */
    public Set<Integer> stacks() {
        return Collections.unmodifiableSet(stacks.keySet());
    }

    /** The number of the stack that opened most of it; {@link Origin#NO_STACK} when none is kept. */
    public int mainStack() {
        int main = Origin.NO_STACK;
        int most = 0;
        for (Map.Entry<Integer, int[]> stack : stacks.entrySet()) {
            if (stack.getValue()[0] > most) {
                main = stack.getKey();
                most = stack.getValue()[0];
            }
        }
        return main;
    }
}
