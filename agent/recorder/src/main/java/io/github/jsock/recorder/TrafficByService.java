package io.github.jsock.recorder;

import org.jspecify.annotations.Nullable;

/** What passed through a datagram socket, which may belong to one service after the other. */
final class TrafficByService extends Traffic {
    /** What was given to services that the socket belonged to before. */
    private volatile @Nullable Traffic given;

    /** Adds what passed since the last {@link #giveTo} to the totals of the last service. To be called once, at the end. */
    synchronized void foldRestInto(ServiceTotals service) {
        Traffic all = new Traffic(
                BYTES_RECEIVED.getAndAdd(this, FOLDED),
                BYTES_SENT.getAndAdd(this, FOLDED),
                READS.getAndAdd(this, FOLDED),
                WRITES.getAndAdd(this, FOLDED));
        fold(without(all, given), service);
    }

    /** Gives what has passed so far to a service that the socket leaves for another one; to the last one if it has ended. */
    synchronized void giveTo(ServiceTotals service) {
        if (BYTES_RECEIVED.get(this) >= FOLDED) {
            return;
        }
        Traffic now = without(this, null);
        fold(without(now, given), service);
        given = now;
    }

    /** What has passed since the socket belongs to its present service. */
    Traffic ofPresentService() {
        return without(this, given);
    }

    private static void fold(Traffic traffic, ServiceTotals service) {
        service.fold(traffic.bytesReceived(), traffic.bytesSent(), traffic.reads(), traffic.writes());
    }

    private static Traffic without(Traffic whole, @Nullable Traffic part) {
        return new Traffic(
                whole.bytesReceived() - (part == null ? 0 : part.bytesReceived()),
                whole.bytesSent() - (part == null ? 0 : part.bytesSent()),
                whole.reads() - (part == null ? 0 : part.reads()),
                whole.writes() - (part == null ? 0 : part.writes()));
    }
}
