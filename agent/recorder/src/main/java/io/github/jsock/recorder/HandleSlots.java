package io.github.jsock.recorder;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Slots for descriptors that are too large for an array by number: on Windows they are handles, which may be any number. A
 * hash by open addressing, of fixed size; finding takes no lock and allocates nothing.
 */
final class HandleSlots {
    /** More than twice as many as sockets are tracked by default. */
    private static final int PLACES = 1 << 18;

    private static final TrackedSocket GONE =
            new TrackedSocket(0, -1, TrackedSocket.UNKNOWN_HOLDER, SocketKind.TCP, Opening.OWN, 0, null);

    private final AtomicReferenceArray<TrackedSocket> slots = new AtomicReferenceArray<>(PLACES);

    private static int place(int descriptor, int tries) {
        return (((descriptor * 0x9E3779B9) >>> 14) + tries) & (PLACES - 1);
    }

    @Nullable
    TrackedSocket find(int descriptor) {
        int place = placeOf(descriptor);
        TrackedSocket there = place < 0 ? null : slots.get(place);
        return there == null || there.descriptor != descriptor ? null : there;
    }

    /** Where the socket with this descriptor is; -1 when it is nowhere. */
    private int placeOf(int descriptor) {
        for (int tries = 0; tries < PLACES; tries++) {
            int place = place(descriptor, tries);
            TrackedSocket there = slots.get(place);
            if (there == null) {
                return -1;
            }
            if (there.descriptor == descriptor) {
                return place;
            }
        }
        return -1;
    }

    /** Sets the slot of a socket; false when there is none left. */
    synchronized boolean set(TrackedSocket socket) {
        int place = placeOf(socket.descriptor);
        for (int tries = 0; place < 0 && tries < PLACES; tries++) {
            int free = place(socket.descriptor, tries);
            TrackedSocket there = slots.get(free);
            place = there == null || there == GONE ? free : -1;
        }
        if (place >= 0) {
            slots.set(place, socket);
        }
        return place >= 0;
    }

    synchronized boolean remove(TrackedSocket socket) {
        int place = placeOf(socket.descriptor);
        return place >= 0 && slots.compareAndSet(place, socket, GONE);
    }

    void addTo(List<TrackedSocket> live) {
        for (int place = 0; place < PLACES; place++) {
            TrackedSocket there = slots.get(place);
            if (there != null && there != GONE) {
                live.add(there);
            }
        }
    }
}
