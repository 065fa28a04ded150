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
        complete = tables.isComplete() && !inodes.isEmpty();
        KernelSample instead = tables.isComplete() ? null : previous;
        takenMillis = instead == null ? nowMillis : instead.takenMillis;
        for (Map.Entry<Integer, Long> socket : inodes.entrySet()) {
            Integer descriptor = socket.getKey();
            Long inode = socket.getValue();
            KernelSocket row = instead == null ? tables.socket(inode) : instead.socket(descriptor, inode);
            if (row != null) {
                sockets.put(descriptor, row);
                byDescriptor[descriptor] = row;
            }
        }
    }

    /** Whether the kernel could be asked, and has told all; where there is no {@code /proc}, it could not. */
    boolean isComplete() {
        return complete;
    }

    /** Takes one now. */
    static KernelSample take() {
        return take(null, null);
    }

    /**
     * Takes one now.
     *
     * @param census counts the rows of TCP
     * @param previous tells what the sockets were, should it not be possible to read the tables, and saves looking at each
     *     descriptor
     */
    static KernelSample take(@Nullable PortCensus census, @Nullable KernelSample previous) {
        long now = WallClock.millisAt(System.nanoTime());
        SocketDescriptors descriptors = SocketDescriptors.readSince(previous == null ? null : previous.descriptors);
        return new KernelSample(descriptors, census, previous, now);
    }

    /** When the tables were read, in milliseconds since the epoch: what came later may be missing. */
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
