package io.github.jsock.recorder;

import java.util.concurrent.atomic.AtomicLongArray;

/** A count for each constant of an enum. Any thread may count. */
@SuppressWarnings("EnumOrdinal") // Counting must not box, as a map would.
final class Tally<E extends Enum<E>> {
    /** All are 0: as in most copies, of which a snapshot has some for each service. */
    private static final AtomicLongArray NONE = new AtomicLongArray(0);

    private final AtomicLongArray counts;

    Tally(Class<E> type) {
        counts = new AtomicLongArray(type.getEnumConstants().length);
    }

    private Tally(AtomicLongArray counts) {
        this.counts = counts;
    }

    void count(E what) {
        counts.incrementAndGet(what.ordinal());
    }

    long of(E what) {
        return counts == NONE ? 0 : counts.get(what.ordinal());
    }

    long total() {
        long total = 0;
        for (int i = 0; i < counts.length(); i++) {
            total += counts.get(i);
        }
        return total;
    }

    /** The counts as they are now. */
    Tally<E> copy() {
        if (total() == 0) {
            return new Tally<>(NONE);
        }
        AtomicLongArray now = new AtomicLongArray(counts.length());
        for (int i = 0; i < now.length(); i++) {
            now.lazySet(i, counts.get(i));
        }
        return new Tally<>(now);
    }
}
