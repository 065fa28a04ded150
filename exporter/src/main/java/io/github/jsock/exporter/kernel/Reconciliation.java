package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Association;
import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.Recording;
import io.github.jsock.recorder.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the table into line with the kernel where the agent was attached to a running JVM. A call that sat blocked at
 * that moment finishes unobserved, so an accepted connection may be missing, or one that was closed still be there.
 *
 * <p>Between a system call and its hook both differ for an instant in any JVM. So a difference counts only when the next
 * round finds the same one.
 */
public final class Reconciliation {
    private static final long SHORTEST_REST_NANOS = 9_000_000_000L;
    private static final long LONGEST_REST_NANOS = 29_000_000_000L;
    /** How many times as long as it took a round is to be rested for, within these bounds. */
    private static final long REST = 100;

    private Map<Integer, Long> unseenInodes = new HashMap<>();
    private Set<Long> missingIds = new HashSet<>();
    private long nextNanos = System.nanoTime();

    /** Adopts at once all that is open. The hooks must be in place, so that nothing falls in between. */
    public void adoptAll() {
        Map<Integer, Long> before = SocketDescriptors.inodes();
        Map<Integer, KernelSocket> sockets = sockets(before);
        Adoption adoption = new Adoption(sockets);
        for (Integer descriptor : sockets.keySet()) {
            if (Objects.equals(before.get(descriptor), SocketDescriptors.inode(descriptor))) {
                adoption.adopt(descriptor);
            }
        }
        endReused(before);
    }

    /** A descriptor that was closed, or closed and given away, while it was being adopted, is no longer what it was. */
    private static void endReused(Map<Integer, Long> before) {
        Map<Integer, Long> now = SocketDescriptors.inodes();
        Snapshot snapshot = Recording.snapshot();
        for (Connection connection : snapshot.connections()) {
            endReused(connection.descriptor(), connection.id(), connection.adopted(), before, now);
        }
        for (Listener listener : snapshot.listeners()) {
            endReused(listener.descriptor(), listener.id(), listener.adopted(), before, now);
        }
    }

    private static void endReused(
            int descriptor, long id, boolean adopted, Map<Integer, Long> before, Map<Integer, Long> now) {
        if (adopted && !Objects.equals(before.get(descriptor), now.get(descriptor))) {
            Recording.endUnseen(descriptor, id);
        }
    }

    /** Looks for differences, and settles those that the last round has found too. Does nothing if it is too early. */
    public void round() {
        long begin = System.nanoTime();
        if (begin - nextNanos < 0) {
            return;
        }
        Map<Integer, Long> inodes = SocketDescriptors.inodes();
        Map<Integer, KernelSocket> sockets = sockets(inodes);
        Snapshot snapshot = Recording.snapshot();
        endMissing(snapshot, inodes, sockets);
        adoptUnseen(snapshot, inodes, sockets);
        long end = System.nanoTime();
        nextNanos = end + Math.min(LONGEST_REST_NANOS, Math.max(SHORTEST_REST_NANOS, REST * (end - begin)));
    }

    private void endMissing(Snapshot snapshot, Map<Integer, Long> inodes, Map<Integer, KernelSocket> sockets) {
        Set<Long> missing = new HashSet<>();
        for (Connection connection : snapshot.connections()) {
            boolean there = inodes.containsKey(connection.descriptor())
                    && isOrMayBe(sockets.get(connection.descriptor()), connection.association());
            if (!there && missing.add(connection.id()) && missingIds.contains(connection.id())) {
                Recording.endUnseen(connection.descriptor(), connection.id());
            }
        }
        for (Listener listener : snapshot.listeners()) {
            boolean there = inodes.containsKey(listener.descriptor());
            if (!there && missing.add(listener.id()) && missingIds.contains(listener.id())) {
                Recording.endUnseen(listener.descriptor(), listener.id());
            }
        }
        missingIds = missing;
    }

    /** A connection that was reset is in no table of the kernel, though it still has its descriptor. */
    private static boolean isOrMayBe(@Nullable KernelSocket socket, Association association) {
        return socket == null
                || (socket.local().equals(association.local()) && socket.peer().equals(association.peer()));
    }

    private void adoptUnseen(Snapshot snapshot, Map<Integer, Long> inodes, Map<Integer, KernelSocket> sockets) {
        Set<Integer> seen = new HashSet<>();
        snapshot.connections().forEach(connection -> seen.add(connection.descriptor()));
        snapshot.listeners().forEach(listener -> seen.add(listener.descriptor()));
        Map<Integer, Long> unseen = new HashMap<>();
        Adoption adoption = new Adoption(sockets);
        for (Integer descriptor : sockets.keySet()) {
            if (!seen.contains(descriptor)) {
                Long inode = inodes.get(descriptor);
                unseen.put(descriptor, inode);
                if (Objects.equals(inode, unseenInodes.get(descriptor))) {
                    adoption.adopt(descriptor);
                }
            }
        }
        unseenInodes = unseen;
    }

    private static Map<Integer, KernelSocket> sockets(Map<Integer, Long> inodes) {
        Map<Long, KernelSocket> rows = ProcNet.tcp();
        Map<Integer, KernelSocket> sockets = new HashMap<>();
        inodes.forEach((descriptor, inode) -> {
            KernelSocket row = rows.get(inode);
            if (row != null) {
                sockets.put(descriptor, row);
            }
        });
        return sockets;
    }
}
