package io.github.jsock.recorder;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Slots for descriptors, found by number in an array of arrays, so that growing never moves a slot that another thread is
 * about to clear. Finding is two loads.
 */
final class DescriptorSlots {
    /** It has slots for numbers from 0 to below this; the kernel gives the lowest that is free. */
    static final int LIMIT = 1 << 24;

    private static final int CHUNK_BITS = 12;
    private static final int CHUNK_SIZE = 1 << CHUNK_BITS;

    private final AtomicReferenceArray<AtomicReferenceArray<TrackedSocket>> chunks =
            new AtomicReferenceArray<>(LIMIT >>> CHUNK_BITS);

    /** Most numbers are low: theirs is at hand, since after a system call each further load may find the caches cold. */
    private final AtomicReferenceArray<TrackedSocket> first = addChunk(0);

    @Nullable
    TrackedSocket find(int descriptor) {
        if (descriptor < CHUNK_SIZE) {
            return first.get(descriptor);
        }
        AtomicReferenceArray<TrackedSocket> chunk = chunks.get(descriptor >>> CHUNK_BITS);
        return chunk == null ? null : chunk.get(descriptor & CHUNK_SIZE - 1);
    }

    void set(TrackedSocket socket) {
        // Whoever else uses the descriptor was given it by this thread, after this and in order with it: no fence is
        // needed.
        chunk(socket.descriptor).lazySet(socket.descriptor & CHUNK_SIZE - 1, socket);
    }

    boolean remove(TrackedSocket socket) {
        return chunk(socket.descriptor).compareAndSet(socket.descriptor & CHUNK_SIZE - 1, socket, null);
    }

    /** Adds all sockets there are, by ascending descriptor. */
    void addTo(List<TrackedSocket> live) {
        for (int i = 0; i < chunks.length(); i++) {
            AtomicReferenceArray<TrackedSocket> chunk = chunks.get(i);
            for (int j = 0; chunk != null && j < CHUNK_SIZE; j++) {
                TrackedSocket socket = chunk.get(j);
                if (socket != null) {
                    live.add(socket);
                }
            }
        }
    }

    private AtomicReferenceArray<TrackedSocket> chunk(int descriptor) {
        if (descriptor < CHUNK_SIZE) {
            return first;
        }
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
}
