package io.github.jsock.programs.interleaving;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** All sockets that there are. A new one takes the place of another, so that they never become more. */
final class World {
    private static final int PLACES = 300;
    /** How many sockets may be dropped that the JDK then never closes. */
    private static final int LEAKS = 30;

    final Addresses tcp;
    final Addresses udp;
    final UnixPaths unix;

    private final AtomicReferenceArray<@Nullable Specimen> places = new AtomicReferenceArray<>(PLACES);
    private final AtomicInteger leaks = new AtomicInteger();

    World(int firstPort) throws IOException {
        tcp = new Addresses(firstPort);
        udp = new Addresses(firstPort);
        unix = new UnixPaths();
    }

    /** The one in some place, if there is one. */
    @Nullable
    Specimen any(Random random) {
        return places.get(random.nextInt(PLACES));
    }

    /** Gives a new one a place; who had it is closed or, sometimes, forgotten. */
    void add(Specimen specimen, Random random) throws IOException {
        Specimen before = places.getAndSet(random.nextInt(PLACES), specimen);
        if (before != null && !(random.nextInt(4) == 0 && isDroppable(before))) {
            before.close();
        }
    }

    private boolean isDroppable(Specimen specimen) {
        return specimen.isCollected() || (!specimen.isConnecting() && leaks.incrementAndGet() <= LEAKS);
    }

    /** How many wait to be told whether they are connected. */
    int connecting() {
        int count = 0;
        for (int i = 0; i < PLACES; i++) {
            Specimen specimen = places.get(i);
            count += specimen != null && specimen.isConnecting() ? 1 : 0;
        }
        return count;
    }
}
