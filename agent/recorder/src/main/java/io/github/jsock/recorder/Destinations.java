package io.github.jsock.recorder;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * How many destinations an unconnected datagram socket has sent to: told apart by a hash of 32 bits, counted up to
 * {@value #MAX}. Any thread may add; adding allocates nothing and never waits.
 */
final class Destinations {
    /** Counting ends here: there may be more. */
    static final int MAX = 64;

    private static final int PLACES = 2 * MAX;

    /** Hashes by open addressing; 0 is an empty place. */
    private final AtomicIntegerArray hashes = new AtomicIntegerArray(PLACES);

    private final AtomicInteger count = new AtomicInteger();

    void add(@Nullable InetAddress address, int port) {
        if (address != null && count.get() < MAX) {
            add(hash(address.hashCode(), port));
        }
    }

    void add(byte[] path) {
        if (count.get() < MAX) {
            add(hash(Arrays.hashCode(path), path.length));
        }
    }

    private void add(int hash) {
        for (int tries = 0; tries < PLACES; tries++) {
            int place = Math.floorMod(hash + tries, PLACES);
            int there = hashes.get(place);
            if (there == hash || (there == 0 && hashes.compareAndSet(place, 0, hash) && counted())) {
                return;
            }
        }
    }

    private boolean counted() {
        count.incrementAndGet();
        return true;
    }

    private static int hash(int address, int port) {
        int mixed = (address * 0x9E3779B9 ^ port) * 0x85EBCA6B;
        int hash = mixed ^ mixed >>> 15;
        return hash == 0 ? 1 : hash;
    }

    int count() {
        return Math.min(MAX, count.get());
    }
}
