package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Listener;

/** What is kept of one listener's accept queue from look to look. */
final class WatchedQueue {
    private static final String SOMAXCONN = "/proc/sys/net/core/somaxconn";

    private final long limit;
    private long length = -1;
    private long longest = -1;
    private boolean full;

    /** One that is seen for the first time. The kernel fixes the limit when it is told to listen, so it is asked only now. */
    WatchedQueue(Listener listener) {
        Long exact = TcpInfo.acceptQueueLimit(listener);
        limit = exact == null ? reckoned(listener.backlog()) : exact;
    }

    private static long reckoned(int backlog) {
        long most = backlog == Listener.BACKLOG_UNKNOWN ? -1 : ProcFile.number(SOMAXCONN);
        if (most < 0) {
            return AcceptQueue.UNKNOWN_LIMIT;
        }
        // To the kernel a negative backlog is a very large one.
        return backlog < 0 ? most : Math.min(backlog, most);
    }

    /** It is seen to be so long now, -1 for not seen at all; tells whether it has become full. */
    boolean see(long now) {
        boolean wasFull = full;
        length = now;
        longest = Math.max(longest, now);
        full = isKnown() && queue(longest).isFull();
        return full && !wasFull;
    }

    boolean isKnown() {
        return length >= 0;
    }

    long length() {
        return length;
    }

    long longest() {
        return longest;
    }

    long limit() {
        return limit;
    }

    /** As it is, of which the greatest length is this. */
    AcceptQueue queue(long greatest) {
        return new AcceptQueue(length, limit, greatest);
    }
}
