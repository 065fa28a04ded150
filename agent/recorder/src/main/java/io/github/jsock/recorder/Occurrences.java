package io.github.jsock.recorder;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What happens to sockets, one by one, for those who want to be told of each event rather than of the state. While nobody
 * does, this costs a look at one flag; and reads and writes are none.
 */
public final class Occurrences {
    /** As many as may wait for our thread, which comes once a second. */
    public static final int MOST_WAITING = 20_000;

    private static final Waiting<Occurrence> WAITING = new Waiting<>(MOST_WAITING);
    private static final AtomicLong MISSED = new AtomicLong();
    private static volatile boolean wanted;

    private Occurrences() {}

    /** Begins, or ceases, to note what happens. */
    public static void want(boolean on) {
        wanted = on;
    }

    static void listening(TrackedSocket socket) {
        happened(Occurrence.Kind.LISTEN, socket, Occurrence.UNKNOWN);
    }

    static void accepted(TrackedSocket socket) {
        happened(Occurrence.Kind.ACCEPT, socket, Occurrence.UNKNOWN);
    }

    static void connected(TrackedSocket socket, long tookNanos) {
        happened(Occurrence.Kind.CONNECT, socket, tookNanos);
    }

    /** The agent's own sockets have no service, and are not told of. */
    private static void happened(Occurrence.Kind kind, TrackedSocket socket, long tookNanos) {
        if (wanted && socket.totals() != null) {
            add(Occurrence.of(kind, socket, tookNanos));
        }
    }

    static void connectFailed(TrackedSocket socket, ErrorType error) {
        if (wanted) {
            add(Occurrence.ofFailedConnect(socket, error));
        }
    }

    static void ended(Occurrence.Kind kind, TrackedSocket socket) {
        if (wanted) {
            add(Occurrence.ofEnd(kind, socket));
        }
    }

    private static void add(Occurrence occurrence) {
        if (!WAITING.add(occurrence)) {
            MISSED.incrementAndGet();
        }
    }

    /** What has happened since this was last asked, oldest first. */
    public static List<Occurrence> take() {
        return WAITING.take();
    }

    /** How many did not fit so far, since more than {@value #MOST_WAITING} happened in a second. */
    public static long missed() {
        return MISSED.get();
    }
}
