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
import java.util.Set;

/**
 * Brings the table into line with the kernel. A call that sat blocked when the agent was attached finishes unobserved, and a
 * native library may open and close what it likes: so a socket may be missing, or one that was closed still be there.
 *
 * <p>Between a system call and its hook both differ for an instant in any JVM, and what the kernel has said may be some seconds
 * old. So a difference counts only when it is found again after the kernel was asked again.
 */
public final class Reconciliation {
    private Map<Integer, Long> unseenInodes = new HashMap<>();
    private Set<Long> missingIds = new HashSet<>();
    private long latestNumber;

    /** Adopts at once all that is open. The hooks must be in place, so that nothing falls in between. */
    public void adoptAll() {
        Recording.expectUnseen();
        KernelSample sample = KernelSample.take();
        Adoption adoption = new Adoption(sample);
        Set<Long> taken = tracked(sample);
        forEachDescriptor(sample, (descriptor, inode) -> {
            if (sample.isComplete() && !taken.contains(inode) && adopt(adoption, descriptor, inode)) {
                taken.add(inode);
            }
        });
        endReused(sample.descriptors());
    }

    private static boolean adopt(Adoption adoption, int descriptor, long inode) {
        return SocketDescriptors.inodeNow(descriptor) == inode && adoption.adopt(descriptor);
    }

    private interface DescriptorVisitor {
        void visit(int descriptor, long inode);
    }

    /** Those that are sockets, the last one first. */
    private static void forEachDescriptor(KernelSample sample, DescriptorVisitor visitor) {
        SocketDescriptors descriptors = sample.descriptors();
        for (int place = descriptors.places() - 1; place >= 0; place--) {
            if (descriptors.inode(place) != 0) {
                visitor.visit(descriptors.descriptor(place), descriptors.inode(place));
            }
        }
    }

    /**
     * The sockets that are tracked by one of their descriptors: those that {@code dup(2)} made are the same socket. It is tracked
     * by the last one, which is the one in use when it was made of a standard stream.
     */
    private static Set<Long> tracked(KernelSample sample) {
        Set<Long> tracked = new HashSet<>();
        forEachDescriptor(sample, (descriptor, inode) -> {
            if (Recording.isTracked(descriptor)) {
                tracked.add(inode);
            }
        });
        return tracked;
    }

    /** A descriptor that was closed, or closed and given away, while it was being adopted, is no longer what it was. */
    private static void endReused(SocketDescriptors before) {
        SocketDescriptors now = SocketDescriptors.read();
        forEachSocket(Recording.shallowSnapshot(), (descriptor, id, adopted, matches) -> {
            if (adopted && before.inodeOf(descriptor) != now.inodeOf(descriptor)) {
                Recording.endUnseen(descriptor, id);
            }
        });
    }

    /** Looks for differences, and settles those that were found before too. Does nothing when the kernel was not asked again. */
    public void compare(HeldSockets held) {
        KernelSample sample = held.sample();
        if (held.number() != latestNumber && sample.isComplete()) {
            endMissing(sample);
            adoptUnseen(sample);
        }
        latestNumber = held.number();
    }

    private void endMissing(KernelSample sample) {
        Set<Long> missing = new HashSet<>();
        forEachSocket(Recording.shallowSnapshot(), (descriptor, id, adopted, matches) -> {
            long connection = sample.connectionId(descriptor);
            KernelSocket row = sample.socket(descriptor);
            boolean same = connection == 0 ? row == null || matches.test(row) : connection == id;
            boolean there = sample.descriptors().inodeOf(descriptor) != 0 && same;
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
        forEachDescriptor(sample, (descriptor, inode) -> {
            if (!taken.contains(inode)) {
                Long before = unseenInodes.get(descriptor);
                unseen.put(descriptor, inode);
                if (before != null && before == inode && adopt(adoption, descriptor, inode)) {
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
