package io.github.jsock.recorder;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The troubles that the application meets, noted by its own threads until one of ours asks: of each kind the first in full,
 * the others as a number. Nobody is woken, since our thread looks once a second anyway.
 */
@SuppressWarnings("EnumOrdinal") // Noting must not allocate, as a map would.
public final class Incidents {
    private static final int KINDS = Trouble.values().length;

    private static final AtomicReferenceArray<Incident> FIRST = new AtomicReferenceArray<>(KINDS);
    private static final AtomicLongArray COUNTS = new AtomicLongArray(KINDS);

    private Incidents() {}

    /** Notes a failure that is a trouble; others are none of its business. */
    static void note(ErrorType error, Incident.Attempt attempt, @Nullable Service service, @Nullable Opening opening) {
        Trouble trouble = Trouble.of(error);
        if (trouble == null) {
            return;
        }
        int kind = trouble.ordinal();
        COUNTS.incrementAndGet(kind);
        if (FIRST.get(kind) == null) {
            Opening by = opening == null ? Tracing.exceptional() : opening;
            FIRST.compareAndSet(kind, null, new Incident(trouble, attempt, service, by, 0));
        }
    }

    /** Notes that there are many sockets. */
    public static void note(Incident incident) {
        int kind = incident.trouble().ordinal();
        COUNTS.incrementAndGet(kind);
        FIRST.compareAndSet(kind, null, incident);
    }

    /** The first incident of this kind since {@link #forget}; {@code null} when there is none. */
    public static @Nullable Incident first(Trouble trouble) {
        return FIRST.get(trouble.ordinal());
    }

    /** How many incidents of this kind there have been since {@link #forget}, the first included. */
    public static long count(Trouble trouble) {
        return COUNTS.get(trouble.ordinal());
    }

    /** Forgets all incidents of this kind, which have been told; the next one is the first again. */
    public static void forget(Trouble trouble) {
        COUNTS.set(trouble.ordinal(), 0);
        FIRST.set(trouble.ordinal(), null);
    }
}
