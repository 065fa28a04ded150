package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.WallClock;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** The sockets that this process held at one moment, by the kernel's word: its descriptors joined with the tables. */
final class KernelSample {
    private final SocketDescriptors descriptors;
    private final Map<Integer, KernelSocket> sockets = new HashMap<>();
    /** The same, to be found without boxing its number. */
    private final @Nullable KernelSocket[] byDescriptor;

    private final boolean complete;
    private final boolean tcpComplete;
    private final long takenMillis;

    private KernelSample(
            SocketDescriptors descriptors,
            @Nullable PortCensus census,
            @Nullable KernelSample previous,
            long nowMillis) {
        this.descriptors = descriptors;
        NavigableMap<Integer, Long> inodes = descriptors.inodes();
        ProcNet tables = ProcNet.search(inodes.values(), census);
        descriptors.confirm(tables);
        byDescriptor = new KernelSocket[inodes.isEmpty() ? 0 : 1 + inodes.lastKey()];
        complete = descriptors.areComplete() && tables.isComplete() && !inodes.isEmpty();
        boolean tcpRead = tables.has(ProcTable.TCP) && tables.has(ProcTable.TCP6);
        tcpComplete = tcpRead && !inodes.isEmpty();
        takenMillis = tcpRead || previous == null ? nowMillis : previous.takenMillis;
        for (Map.Entry<Integer, Long> socket : inodes.entrySet()) {
            Integer descriptor = socket.getKey();
            Long inode = socket.getValue();
            KernelSocket found = tables.socket(inode);
            KernelSocket row = found == null ? instead(tables, previous, descriptor, inode) : found;
            if (row != null) {
                sockets.put(descriptor, row);
                byDescriptor[descriptor] = row;
            }
        }
    }

    /** What a socket was before, when the table that has it cannot be read now. */
    private static @Nullable KernelSocket instead(
            ProcNet tables, @Nullable KernelSample previous, Integer descriptor, Long inode) {
        KernelSocket before = previous == null ? null : previous.socket(descriptor, inode);
        return before == null || tables.has(before.table()) ? null : before;
    }

    /** Whether the kernel could be asked, and has told all; where there is no {@code /proc}, it could not. */
    boolean isComplete() {
        return complete;
    }

    /** Whether the kernel has told all of TCP. */
    boolean isTcpComplete() {
        return tcpComplete;
    }

    /** Takes one now. */
    static KernelSample take() {
        return take(null, null);
    }

    /**
     * Takes one now.
     *
     * @param census counts the rows of TCP
     * @param previous tells what the sockets were, should it not be possible to read a table, and saves looking at each
     *     descriptor
     */
    static KernelSample take(@Nullable PortCensus census, @Nullable KernelSample previous) {
        long now = WallClock.millisAt(System.nanoTime());
        SocketDescriptors descriptors = SocketDescriptors.readSince(previous == null ? null : previous.descriptors);
        return new KernelSample(descriptors, census, previous, now);
    }

    /** When the tables of TCP were read, in milliseconds since the epoch: what came later may be missing. */
    long takenMillis() {
        return takenMillis;
    }

    /** Which descriptors there were. */
    SocketDescriptors descriptors() {
        return descriptors;
    }

    /** The inodes of all sockets by descriptor, in ascending order. */
    NavigableMap<Integer, Long> inodes() {
        return Collections.unmodifiableNavigableMap(descriptors.inodes());
    }

    /**
     * What a descriptor is; {@code null} when it is no socket, or one that is in no table: an IP socket that was never bound,
     * one whose connection was reset, or a kind that has no table.
     */
    @Nullable
    KernelSocket socket(int descriptor) {
        return descriptor < byDescriptor.length ? byDescriptor[descriptor] : null;
    }

    private @Nullable KernelSocket socket(Integer descriptor, Long inode) {
        return inode.equals(descriptors.inodes().get(descriptor)) ? sockets.get(descriptor) : null;
    }

    /** All that are in a table, by descriptor. */
    Map<Integer, KernelSocket> sockets() {
        return Collections.unmodifiableMap(sockets);
    }
}
