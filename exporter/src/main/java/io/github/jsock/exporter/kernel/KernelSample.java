package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.WallClock;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** The sockets that this process held at one moment, by the kernel's word: its descriptors joined with the tables. */
final class KernelSample {
    private final NavigableMap<Integer, Long> inodes;
    private final Map<Integer, KernelSocket> sockets = new HashMap<>();
    /** The same, to be found without boxing its number. */
    private final @Nullable KernelSocket[] byDescriptor;

    private final boolean complete;
    private final long takenMillis;

    private KernelSample(NavigableMap<Integer, Long> inodes, long takenMillis) {
        this.takenMillis = takenMillis;
        this.inodes = inodes;
        byDescriptor = new KernelSocket[inodes.isEmpty() ? 0 : 1 + inodes.lastKey()];
        ProcNet tables = ProcNet.search(inodes.values());
        inodes.forEach((descriptor, inode) -> {
            KernelSocket row = tables.socket(inode);
            if (row != null) {
                sockets.put(descriptor, row);
                byDescriptor[descriptor] = row;
            }
        });
        complete = tables.isComplete() && !inodes.isEmpty();
    }

    /** Whether the kernel could be asked, and has told all; where there is no {@code /proc}, it could not. */
    boolean isComplete() {
        return complete;
    }

    /** Takes one now. */
    static KernelSample take() {
        long now = WallClock.millisAt(System.nanoTime());
        return new KernelSample(SocketDescriptors.inodes(), now);
    }

    /** When it was begun, in milliseconds since the epoch: what came later may be missing. */
    long takenMillis() {
        return takenMillis;
    }

    /** The inodes of all sockets by descriptor, in ascending order. */
    NavigableMap<Integer, Long> inodes() {
        return Collections.unmodifiableNavigableMap(inodes);
    }

    /**
     * What a descriptor is; {@code null} when it is no socket, or one that is in no table: an IP socket that was never bound,
     * one whose connection was reset, or a kind that has no table.
     */
    @Nullable
    KernelSocket socket(int descriptor) {
        return descriptor < byDescriptor.length ? byDescriptor[descriptor] : null;
    }

    /** All that are in a table, by descriptor. */
    Map<Integer, KernelSocket> sockets() {
        return Collections.unmodifiableMap(sockets);
    }
}
