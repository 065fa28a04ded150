package io.github.jsock.recorder;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The live sockets, found by file descriptor, and how many there were that are not among them. */
final class SocketTable {
    private final DescriptorSlots slots = new DescriptorSlots();
    /** Made when there is a descriptor that {@link #slots} has no slot for. */
    private volatile @Nullable HandleSlots handles;

    private final AtomicLong lastId = new AtomicLong();
    /** How many of those that have been given a number are not, or no longer, in the table. */
    private final AtomicLong gone = new AtomicLong();

    private final AtomicLong untracked = new AtomicLong();
    private final AtomicLong datagramsFilled = new AtomicLong();
    private final AtomicLong unseenEnds = new AtomicLong();
    private final AtomicLong unseenOpenings = new AtomicLong();
    private final int maxSockets;

    SocketTable(int maxSockets) {
        this.maxSockets = maxSockets;
    }

    @Nullable
    TrackedSocket find(int descriptor) {
        if (descriptor >= 0 && descriptor < DescriptorSlots.LIMIT) {
            return slots.find(descriptor);
        }
        HandleSlots large = handles;
        return large == null ? null : large.find(descriptor);
    }

    /** Adds a socket; {@code null} when the table is full, which it never is for the agent's own. */
    @Nullable
    TrackedSocket add(int descriptor, int holder, SocketKind kind, Opening opening, long nowNanos) {
        TrackedSocket socket = make(descriptor, holder, kind, opening, nowNanos);
        return socket != null && put(socket) ? socket : null;
    }

    /** As {@link #add}, without letting anybody see it before it is {@link #put}. */
    @Nullable
    TrackedSocket make(int descriptor, int holder, SocketKind kind, Opening opening, long nowNanos) {
        if (descriptor < 0) {
            return null;
        }
        long id = lastId.incrementAndGet();
        if (id - gone.get() > maxSockets && opening != Opening.OWN) {
            gone.incrementAndGet();
            return null;
        }
        Datagrams datagrams = kind.isDatagram() ? new Datagrams(datagramsFilled) : null;
        return new TrackedSocket(id, descriptor, holder, kind, opening, nowNanos, datagrams);
    }

    /** Adds what has been made; {@code false} when it does not fit after all. */
    boolean put(TrackedSocket socket) {
        if (socket.descriptor < DescriptorSlots.LIMIT) {
            slots.set(socket);
        } else if (!handles().set(socket)) {
            gone.incrementAndGet();
            return false;
        }
        return true;
    }

    private synchronized HandleSlots handles() {
        HandleSlots large = handles;
        if (large == null) {
            large = new HandleSlots();
            handles = large;
        }
        return large;
    }

    /** Counts a socket that could not be added. */
    void countUntracked() {
        if (untracked.incrementAndGet() == 1) {
            Notices.once(
                    "table-full",
                    "more than " + maxSockets + " sockets are open: further ones are only counted, as "
                            + "jvm_socket_agent_untracked_total (option maxSockets)");
        }
    }

    /** Takes a socket out, since it is about to be closed; tells whether it was still there. */
    boolean remove(TrackedSocket socket) {
        boolean removed = socket.descriptor < DescriptorSlots.LIMIT
                ? slots.remove(socket)
                : handles().remove(socket);
        if (removed) {
            gone.incrementAndGet();
        }
        return removed;
    }

    /** Counts a socket that was found open though nothing had told of it. */
    void countUnseenOpening() {
        unseenOpenings.incrementAndGet();
    }

    /** Counts a socket that was still in its slot when its descriptor came back as another socket. */
    void countUnseenEnd() {
        unseenEnds.incrementAndGet();
    }

    /** The sockets that are live now, the agent's own among them, by ascending descriptor. */
    List<TrackedSocket> live() {
        List<TrackedSocket> live = new ArrayList<>(Math.max(16, tracked()));
        slots.addTo(live);
        HandleSlots large = handles;
        if (large != null) {
            large.addTo(live);
        }
        return live;
    }

    /** How many sockets are tracked now, the agent's own among them. */
    int tracked() {
        long were = gone.get();
        return (int) Math.max(0, lastId.get() - were);
    }

    /** How many sockets were not tracked because the table was full. */
    long untracked() {
        return untracked.get();
    }

    /** How many datagrams have filled the buffers that they were received into. */
    long datagramsFilled() {
        return datagramsFilled.get();
    }

    /** How many openings were missed and found out later. */
    long unseenOpenings() {
        return unseenOpenings.get();
    }

    /** How many ends were missed. */
    long unseenEnds() {
        return unseenEnds.get();
    }
}
