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

    /** No descriptor that has ever had a socket is as high. */
    private volatile int end;

    @Nullable
    TrackedSocket find(int descriptor) {
        if (descriptor < CHUNK_SIZE) {
            return first.get(descriptor);
        }
        AtomicReferenceArray<TrackedSocket> chunk = chunks.get(descriptor >>> CHUNK_BITS);
        return chunk == null ? null : chunk.get(descriptor & CHUNK_SIZE - 1);
    }

    void set(TrackedSocket socket) {
        if (socket.descriptor >= end) {
            raiseEnd(socket.descriptor + 1);
        }
        // Whoever else uses the descriptor was given it by this thread, after this and in order with it: no fence is
        // needed.
        chunk(socket.descriptor).lazySet(socket.descriptor & CHUNK_SIZE - 1, socket);
    }

    boolean remove(TrackedSocket socket) {
        return chunk(socket.descriptor).compareAndSet(socket.descriptor & CHUNK_SIZE - 1, socket, null);
    }

    /** Adds all sockets there are, by ascending descriptor. */
    void addTo(List<TrackedSocket> live) {
        int descriptors = end;
        for (int begin = 0; begin < descriptors; begin += CHUNK_SIZE) {
            AtomicReferenceArray<TrackedSocket> chunk = chunks.get(begin >>> CHUNK_BITS);
            for (int i = 0; chunk != null && i < Math.min(CHUNK_SIZE, descriptors - begin); i++) {
                TrackedSocket socket = chunk.get(i);
                if (socket != null) {
                    live.add(socket);
                }
            }
        }
    }

    private synchronized void raiseEnd(int descriptors) {
        end = Math.max(end, descriptors);
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
