package io.github.jsock.recorder;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The live sockets, found by file descriptor: an array of arrays, so that growing never moves a slot that another thread
 * is about to clear. Finding is two loads.
 */
final class SocketTable {
    private static final int CHUNK_BITS = 12;
    private static final int CHUNK_SIZE = 1 << CHUNK_BITS;
    /** Descriptors are numbers below this; Linux allows fewer than 2³⁰ and gives the lowest that is free. */
    private static final int DESCRIPTOR_LIMIT = 1 << 24;

    private final AtomicReferenceArray<AtomicReferenceArray<TrackedSocket>> chunks =
            new AtomicReferenceArray<>(DESCRIPTOR_LIMIT >>> CHUNK_BITS);
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
        if (descriptor < 0 || descriptor >= DESCRIPTOR_LIMIT) {
            return null;
        }
        AtomicReferenceArray<TrackedSocket> chunk = chunks.get(descriptor >>> CHUNK_BITS);
        return chunk == null ? null : chunk.get(descriptor & CHUNK_SIZE - 1);
    }

    /** Adds a socket; {@code null} when the table is full, which it never is for the agent's own. */
    @Nullable
    TrackedSocket add(int descriptor, SocketKind kind, boolean own, boolean adopted) {
        if (descriptor < 0 || descriptor >= DESCRIPTOR_LIMIT || !reserve(own)) {
            return null;
        }
        Datagrams datagrams = kind.isDatagram() ? new Datagrams(datagramsFilled) : null;
        TrackedSocket socket = new TrackedSocket(lastId.incrementAndGet(), descriptor, kind, own, adopted, datagrams);
        chunk(descriptor).set(descriptor & CHUNK_SIZE - 1, socket);
        return socket;
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
        if (find(descriptor) == null) {
            return null;
        }
        TrackedSocket removed = chunk(descriptor).getAndSet(descriptor & CHUNK_SIZE - 1, null);
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

    private AtomicReferenceArray<TrackedSocket> chunk(int descriptor) {
        AtomicReferenceArray<TrackedSocket> chunk = chunks.get(descriptor >>> CHUNK_BITS);
        return chunk != null ? chunk : addChunk(descriptor >>> CHUNK_BITS);
    }

    private synchronized AtomicReferenceArray<TrackedSocket> addChunk(int index) {
        AtomicReferenceArray<TrackedSocket> chunk = chunks.get(index);
        if (chunk == null) {
            chunk = new AtomicReferenceArray<>(CHUNK_SIZE);
            chunks.set(index, chunk);
        }
        return chunk;
    }

    /** The sockets that are live now, the agent's own among them, by ascending descriptor. */
    List<TrackedSocket> live() {
        List<TrackedSocket> live = new ArrayList<>(Math.max(16, tracked.get()));
        for (int i = 0; i < chunks.length(); i++) {
            AtomicReferenceArray<TrackedSocket> chunk = chunks.get(i);
            for (int j = 0; chunk != null && j < CHUNK_SIZE; j++) {
                TrackedSocket socket = chunk.get(j);
                if (socket != null) {
                    live.add(socket);
                }
            }
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
