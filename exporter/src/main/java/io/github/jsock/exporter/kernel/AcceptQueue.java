package io.github.jsock.exporter.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The connections that have come to a listener of TCP and that the application has not accepted yet, as the kernel had them when
 * it was asked last; immutable. Where several listeners share an address and port (SO_REUSEPORT), it may be the sum of theirs.
 */
public final class AcceptQueue {
    /** A limit that is not known. */
    static final long UNKNOWN_LIMIT = -1;

    private final long length;
    private final long limit;
    private final long longest;

    AcceptQueue(long length, long limit, long longest) {
        this.length = length;
        this.limit = limit;
        this.longest = longest;
    }

    /** The connections that wait: {@code Recv-Q} of {@code ss -ltn}; -1 when the kernel could not be asked. */
    public long length() {
        return length;
    }

    /**
     * How many may wait: what the kernel says, if {@link TcpInfo} may ask it; else the lesser of the backlog and {@code
     * net.core.somaxconn} as it was when the listener was first seen. {@code null} when the backlog was not seen either. The kernel
     * takes one more, then it drops what comes.
     */
    public @Nullable Long limit() {
        return limit == UNKNOWN_LIMIT ? null : Long.valueOf(limit);
    }

    /**
     * The greatest length that was seen since the listener was, -1 when none ever was; what was shorter than the time between two
     * looks may not be.
     */
    public long longest() {
        return longest;
    }

    /** Whether it was seen to be full, now or before. */
    public boolean wasFull() {
        return limit != UNKNOWN_LIMIT && longest > limit;
    }

    /** Whether what comes now is dropped. */
    public boolean isFull() {
        return limit != UNKNOWN_LIMIT && length > limit;
    }
}
