package io.github.jsock.recorder;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The live sockets, found by file descriptor, and how many there were that are not among them. */
final class SocketTable {
    private final DescriptorSlots slots = new DescriptorSlots();
    /** Made when there is a descriptor that {@link #slots} has no slot for. */
    private volatile @Nullable HandleSlots handles;

    private final AtomicLong lastId = new AtomicLong();
    private final AtomicInteger tracked = new AtomicInteger();
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
        if (descriptor < 0 || !reserve(opening == Opening.OWN)) {
            return null;
        }
        Datagrams datagrams = kind.isDatagram() ? new Datagrams(datagramsFilled) : null;
        long id = lastId.incrementAndGet();
        TrackedSocket socket = new TrackedSocket(id, descriptor, holder, kind, opening, nowNanos, datagrams);
        return set(socket) ? socket : null;
    }

    private boolean set(TrackedSocket socket) {
        if (socket.descriptor < DescriptorSlots.LIMIT) {
            slots.set(socket);
        } else if (!handles().set(socket)) {
            tracked.decrementAndGet();
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

    private boolean reserve(boolean own) {
        if (tracked.incrementAndGet() <= maxSockets || own) {
            return true;
        }
        tracked.decrementAndGet();
        return false;
    }

    /** Counts a socket that could not be added. */
    void countUntracked() {
        untracked.incrementAndGet();
        Notices.once(
                "table-full",
                "more than " + maxSockets + " sockets are open: further ones are only counted, as "
                        + "jvm_socket_agent_untracked_total (option maxSockets)");
    }

    /** Takes a socket out, since it is about to be closed; {@code null} when it was not tracked. */
    @Nullable
    TrackedSocket remove(int descriptor) {
        HandleSlots large = handles;
        TrackedSocket removed = descriptor >= 0 && descriptor < DescriptorSlots.LIMIT
                ? slots.remove(descriptor)
                : large == null ? null : large.remove(descriptor);
        if (removed != null) {
            tracked.decrementAndGet();
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
        List<TrackedSocket> live = new ArrayList<>(Math.max(16, tracked.get()));
        slots.addTo(live);
        HandleSlots large = handles;
        if (large != null) {
            large.addTo(live);
        }
        return live;
    }

    /** How many sockets are tracked now, the agent's own among them. */
    int tracked() {
        return tracked.get();
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
