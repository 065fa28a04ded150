package io.github.jsock.recorder;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The newest ended connections, in a ring: adding overwrites the oldest and never waits. */
final class History {
    private final AtomicReferenceArray<TrackedSocket> ring;
    private final AtomicLong added = new AtomicLong();

    /** A ring of this many places; 0 keeps no history. */
    History(int capacity) {
        ring = new AtomicReferenceArray<>(capacity);
    }

    void add(TrackedSocket ended) {
        if (ring.length() > 0) {
            ring.lazySet((int) (added.getAndIncrement() % ring.length()), ended);
        }
    }

    /** What the ring holds, newest first. */
    List<TrackedSocket> newestFirst() {
        long end = added.get();
        List<TrackedSocket> newest = new ArrayList<>((int) Math.min(end, ring.length()));
        for (long i = end - 1; i >= 0 && i >= end - ring.length(); i--) {
            TrackedSocket ended = ring.get((int) (i % ring.length()));
            if (ended != null) {
                newest.add(ended);
            }
        }
        return newest;
    }
}
