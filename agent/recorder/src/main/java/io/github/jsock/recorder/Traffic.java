package io.github.jsock.recorder;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * What passed through one socket. An operation is a call that moved at least one byte.
 *
 * <p>{@link #received} and {@link #sent} rely on the JDK: it holds the channel's read or write lock around them, so each
 * pair of counters has one writer at a time, and an ordered store is enough for any thread to read them. The streams of
 * {@code Socket} before Java 13 let several threads in at once; {@link #receivedShared} and {@link #sentShared} are for
 * them. They may even report after the socket was closed by another thread: the {@link #FOLDED} mark tells them that the
 * counters have been taken into the service's totals already, so that they add their own part there.
 */
final class Traffic {
    private static final AtomicLongFieldUpdater<Traffic> BYTES_RECEIVED = updater("bytesReceived");
    private static final AtomicLongFieldUpdater<Traffic> BYTES_SENT = updater("bytesSent");
    private static final AtomicLongFieldUpdater<Traffic> READS = updater("reads");
    private static final AtomicLongFieldUpdater<Traffic> WRITES = updater("writes");

    private static final long FOLDED = 1L << 62;
    private static final int PAUSE_SECONDS = 2;

    private volatile long bytesReceived;
    private volatile long bytesSent;
    private volatile long reads;
    private volatile long writes;

    /** What was given to services that the socket belonged to before; only datagram sockets change their service. */
    private volatile @Nullable Traffic given;

    private int seenOperations;
    private int movedSecond;
    private int idleSeconds;
    private int pauses;

    private static AtomicLongFieldUpdater<Traffic> updater(String field) {
        return AtomicLongFieldUpdater.newUpdater(Traffic.class, field);
    }

    void received(long bytes) {
        BYTES_RECEIVED.lazySet(this, bytesReceived + bytes);
        READS.lazySet(this, reads + 1);
    }

    void sent(long bytes) {
        BYTES_SENT.lazySet(this, bytesSent + bytes);
        WRITES.lazySet(this, writes + 1);
    }

    void receivedShared(long bytes, @Nullable ServiceTotals service) {
        boolean lateBytes = BYTES_RECEIVED.addAndGet(this, bytes) >= FOLDED;
        boolean lateRead = READS.incrementAndGet(this) >= FOLDED;
        if (service != null && (lateBytes || lateRead)) {
            service.fold(lateBytes ? bytes : 0, 0, lateRead ? 1 : 0, 0);
        }
    }

    void sentShared(long bytes, @Nullable ServiceTotals service) {
        boolean lateBytes = BYTES_SENT.addAndGet(this, bytes) >= FOLDED;
        boolean lateWrite = WRITES.incrementAndGet(this) >= FOLDED;
        if (service != null && (lateBytes || lateWrite)) {
            service.fold(0, lateBytes ? bytes : 0, 0, lateWrite ? 1 : 0);
        }
    }

    /** Adds all that passed to the totals of its service, which was the same all the time. To be called once, at the end. */
    void foldInto(ServiceTotals service) {
        service.fold(
                BYTES_RECEIVED.getAndAdd(this, FOLDED),
                BYTES_SENT.getAndAdd(this, FOLDED),
                READS.getAndAdd(this, FOLDED),
                WRITES.getAndAdd(this, FOLDED));
    }

    /** Adds what passed since the last {@link #giveTo} to the totals of the last service. To be called once, at the end. */
    synchronized void foldRestInto(ServiceTotals service) {
        long received = BYTES_RECEIVED.getAndAdd(this, FOLDED);
        long sent = BYTES_SENT.getAndAdd(this, FOLDED);
        long readCalls = READS.getAndAdd(this, FOLDED);
        long writeCalls = WRITES.getAndAdd(this, FOLDED);
        Traffic before = given;
        if (before != null) {
            received -= before.bytesReceived;
            sent -= before.bytesSent;
            readCalls -= before.reads;
            writeCalls -= before.writes;
        }
        service.fold(received, sent, readCalls, writeCalls);
    }

    /** Gives what has passed so far to a service that the socket leaves for another one; to the last one if it has ended. */
    synchronized void giveTo(ServiceTotals service) {
        if (bytesReceived >= FOLDED) {
            return;
        }
        Traffic now = without(null);
        Traffic since = now.without(given);
        given = now;
        service.fold(since.bytesReceived, since.bytesSent, since.reads, since.writes);
    }

    /** What has passed since the socket belongs to its present service. */
    Traffic ofPresentService() {
        Traffic before = given;
        return before == null ? this : without(before);
    }

    private Traffic without(@Nullable Traffic part) {
        Traffic rest = new Traffic();
        rest.bytesReceived = bytesReceived() - (part == null ? 0 : part.bytesReceived);
        rest.bytesSent = bytesSent() - (part == null ? 0 : part.bytesSent);
        rest.reads = reads() - (part == null ? 0 : part.reads);
        rest.writes = writes() - (part == null ? 0 : part.writes);
        return rest;
    }

    long bytesReceived() {
        return bytesReceived & ~FOLDED;
    }

    long bytesSent() {
        return bytesSent & ~FOLDED;
    }

    long reads() {
        return reads & ~FOLDED;
    }

    long writes() {
        return writes & ~FOLDED;
    }

    /**
     * How long nothing has moved, as far as the calls to this method can tell: between two of them activity is seen by
     * what changed, so that reading and writing need no clock. A lower bound.
     *
     * @param second the present, in whole seconds on any one clock
     * @return whole seconds, 0 when something moved since the last call
     */
    synchronized int idleSeconds(int second) {
        int operations = (int) (reads() + writes());
        if (operations != seenOperations || movedSecond == 0) {
            pauses += idleSeconds >= PAUSE_SECONDS && seenOperations > 0 ? 1 : 0;
            seenOperations = operations;
            movedSecond = second;
        }
        idleSeconds = second - movedSecond;
        return idleSeconds;
    }

    /** How often something has moved again after a pause, as far as the calls of {@link #idleSeconds} can tell. */
    synchronized int pauses() {
        return pauses;
    }
}
