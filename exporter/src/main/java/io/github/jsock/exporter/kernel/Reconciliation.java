package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.DatagramSocketState;
import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.Recording;
import io.github.jsock.recorder.Snapshot;
import io.github.jsock.recorder.UnconnectedSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Brings the table into line with the kernel. A call that sat blocked when the agent was attached finishes unobserved, and a
 * native library may open and close what it likes: so a socket may be missing, or one that was closed still be there.
 *
 * <p>Between a system call and its hook both differ for an instant in any JVM. So a difference counts only when the next
 * round finds the same one.
 */
public final class Reconciliation {
    private static final long SHORTEST_REST_NANOS = 9_000_000_000L;
    /** How many times as long as it took a round is to be rested for, at least. */
    private static final long REST = 200;

    private Map<Integer, Long> unseenInodes = new HashMap<>();
    private Set<Long> missingIds = new HashSet<>();
    private long nextNanos = System.nanoTime();

    /** Adopts at once all that is open. The hooks must be in place, so that nothing falls in between. */
    public void adoptAll() {
        Recording.expectUnseen();
        KernelSample sample = KernelSample.take();
        Adoption adoption = new Adoption(sample);
        Set<Long> taken = tracked(sample);
        sample.inodes().descendingMap().forEach((descriptor, inode) -> {
            if (sample.isComplete()
                    && !taken.contains(inode)
                    && inode.equals(SocketDescriptors.inode(descriptor))
                    && adoption.adopt(descriptor)) {
                taken.add(inode);
            }
        });
        endReused(sample.inodes());
    }

    /**
     * The sockets that are tracked by one of their descriptors: those that {@code dup(2)} made are the same socket. It is tracked
     * by the last one, which is the one in use when it was made of a standard stream.
     */
    private static Set<Long> tracked(KernelSample sample) {
        Set<Long> tracked = new HashSet<>();
        sample.inodes().forEach((descriptor, inode) -> {
            if (Recording.isTracked(descriptor)) {
                tracked.add(inode);
            }
        });
        return tracked;
    }

    /** A descriptor that was closed, or closed and given away, while it was being adopted, is no longer what it was. */
    private static void endReused(Map<Integer, Long> before) {
        Map<Integer, Long> now = SocketDescriptors.read().inodes();
        forEachSocket(Recording.snapshot(), (descriptor, id, adopted, matches) -> {
            if (adopted && !Objects.equals(before.get(descriptor), now.get(descriptor))) {
                Recording.endUnseen(descriptor, id);
            }
        });
    }

    /** Looks for differences, and settles those that the last round has found too. Does nothing if it is too early. */
    public void round() {
        long begin = System.nanoTime();
        if (begin - nextNanos < 0) {
            return;
        }
        KernelSample sample = KernelSample.take();
        if (sample.isComplete()) {
            endMissing(sample);
            adoptUnseen(sample);
        }
        long end = System.nanoTime();
        nextNanos = end + Math.max(SHORTEST_REST_NANOS, REST * (end - begin));
    }

    private void endMissing(KernelSample sample) {
        Set<Long> missing = new HashSet<>();
        forEachSocket(Recording.snapshot(), (descriptor, id, adopted, matches) -> {
            KernelSocket row = sample.socket(descriptor);
            boolean there = sample.inodes().containsKey(descriptor) && (row == null || matches.test(row));
            if (!there && missing.add(id) && missingIds.contains(id)) {
                Recording.endUnseen(descriptor, id);
            }
        });
        missingIds = missing;
    }

    private void adoptUnseen(KernelSample sample) {
        Map<Integer, Long> unseen = new HashMap<>();
        Adoption adoption = new Adoption(sample);
        Set<Long> taken = tracked(sample);
        sample.inodes().descendingMap().forEach((descriptor, inode) -> {
            if (!taken.contains(inode)) {
                unseen.put(descriptor, inode);
                if (inode.equals(unseenInodes.get(descriptor)) && adoption.adopt(descriptor)) {
                    Recording.countUnseenOpening();
                    taken.add(inode);
                }
            }
        });
        unseenInodes = unseen;
    }

    /** Whether a row of the kernel's tables can be what a socket in our table is. */
    private interface Match {
        boolean test(KernelSocket row);
    }

    private interface Visitor {
        void visit(int descriptor, long id, boolean adopted, Match matches);
    }

    private static void forEachSocket(Snapshot snapshot, Visitor visitor) {
        for (Connection c : snapshot.connections()) {
            visitor.visit(c.descriptor(), c.id(), c.adopted(), row -> row.isOf(c.association()));
        }
        for (Listener l : snapshot.listeners()) {
            visitor.visit(l.descriptor(), l.id(), l.adopted(), KernelSocket::isListening);
        }
        for (DatagramSocketState d : snapshot.datagramSockets()) {
            visitor.visit(
                    d.descriptor(),
                    d.id(),
                    d.adopted(),
                    row -> isKind(row, d.transport().label()));
        }
        for (UnconnectedSocket u : snapshot.unconnected()) {
            visitor.visit(u.descriptor(), u.id(), u.adopted(), row -> isUnconnected(row, u));
        }
    }

    private static boolean isKind(KernelSocket row, String kind) {
        return row.table().kind().equals(kind);
    }

    /** A connect that is on its way may have come to its end in the kernel, for as long as nobody asks. */
    private static boolean isUnconnected(KernelSocket row, UnconnectedSocket socket) {
        return isKind(row, socket.transport().label())
                && !row.isListening()
                && (socket.state() == UnconnectedSocket.State.CONNECTING || !row.isConnected());
    }
}
