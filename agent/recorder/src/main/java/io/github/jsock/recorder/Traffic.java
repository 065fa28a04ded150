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
class Traffic {
    static final AtomicLongFieldUpdater<Traffic> BYTES_RECEIVED = updater("bytesReceived");
    static final AtomicLongFieldUpdater<Traffic> BYTES_SENT = updater("bytesSent");
    static final AtomicLongFieldUpdater<Traffic> READS = updater("reads");
    static final AtomicLongFieldUpdater<Traffic> WRITES = updater("writes");

    static final long FOLDED = 1L << 62;
    private static final int PAUSE_SECONDS = 2;

    private volatile long bytesReceived;
    private volatile long bytesSent;
    private volatile long reads;
    private volatile long writes;

    private int seenOperations;
    private int movedSecond;
    private boolean paused;
    private short pauses;

    /** Nothing has passed. */
    Traffic() {}

    /** So much has passed. */
    Traffic(long bytesReceived, long bytesSent, long reads, long writes) {
        this.bytesReceived = bytesReceived;
        this.bytesSent = bytesSent;
        this.reads = reads;
        this.writes = writes;
    }

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
        service.fold(takenFrom(BYTES_RECEIVED), takenFrom(BYTES_SENT), takenFrom(READS), takenFrom(WRITES));
    }

    /** Where no stream is shared, whoever used the socket has done so before its end: an ordered store marks it as well. */
    private long takenFrom(AtomicLongFieldUpdater<Traffic> counter) {
        if (JdkAccess.SHARES_STREAMS) {
            return counter.getAndAdd(this, FOLDED);
        }
        long taken = counter.get(this);
        counter.lazySet(this, taken + FOLDED);
        return taken;
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
            if (paused && seenOperations > 0 && pauses < Short.MAX_VALUE) {
                pauses++;
            }
            seenOperations = operations;
            movedSecond = second;
        }
        int idleSeconds = second - movedSecond;
        paused = idleSeconds >= PAUSE_SECONDS;
        return idleSeconds;
    }

    /** How often something has moved again after a pause, as far as the calls of {@link #idleSeconds} can tell; 32767 at most. */
    synchronized int pauses() {
        return pauses;
    }
}
