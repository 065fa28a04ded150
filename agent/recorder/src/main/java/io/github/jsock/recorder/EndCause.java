package io.github.jsock.recorder;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/** What a stream socket has seen that explains its end: the first cause counts. Marking one takes no lock. */
final class EndCause {
    private static final AtomicIntegerFieldUpdater<EndCause> MARKS =
            AtomicIntegerFieldUpdater.newUpdater(EndCause.class, "marks");

    private static final int INPUT_SHUTDOWN = 1;
    private static final int OUTPUT_SHUTDOWN = 2;
    private static final int CLOSING = 4;
    private static final int COLLECTED = 8;

    private volatile @Nullable CloseReason first;
    private volatile int marks;
    /** Written before it is marked that the socket closes. */
    private @Nullable Trace closer;

    private volatile @Nullable Failure failure;
    private volatile int peerEndedSecond;

    /** The cause of the end; {@link CloseReason#LOCAL} when nothing came before it. */
    CloseReason reason() {
        CloseReason seen = first;
        return seen == null ? CloseReason.LOCAL : seen;
    }

    /** Whether nothing but the application itself has given a cause so far. */
    boolean isOurs() {
        return first == null;
    }

    /** The peer's end of stream was read. It is the cause of the end unless something came first. */
    void endOfStream() {
        if (isMarked(INPUT_SHUTDOWN | CLOSING)) {
            return;
        }
        if (first == null && !isOutputShutdown()) {
            first = CloseReason.PEER_FIN;
        }
        peerEnded();
    }

    /** The peer has ended its side, as the application has read, or the kernel says. */
    void peerEnded() {
        if (peerEndedSecond == 0) {
            peerEndedSecond = WallClock.second();
        }
    }

    /** Since when that is known, on the clock of {@link WallClock#second()}; 0 while it is not. */
    int peerEndedSecond() {
        return peerEndedSecond;
    }

    boolean isOutputShutdown() {
        return isMarked(OUTPUT_SHUTDOWN);
    }

    private boolean isMarked(int any) {
        return (marks & any) != 0;
    }

    /**
     * A read or write has failed for good. An error outweighs an end of stream: it is the stronger evidence.
     *
     * @param exception the class of what was thrown; {@code null} when only the error is known
     * @return whether it is an error at all, and not the close that cut it off
     */
    boolean failed(ErrorType error, @Nullable Class<?> exception) {
        if (isClosing()) {
            return false;
        }
        if (failure == null) {
            failure = new Failure(error, exception);
        }
        if (first == null || first == CloseReason.PEER_FIN) {
            first = error == ErrorType.RESET || error == ErrorType.BROKEN_PIPE
                    ? CloseReason.RESET
                    : error == ErrorType.TIMED_OUT ? CloseReason.TIMEOUT : CloseReason.ERROR;
        }
        return true;
    }

    /** One side was shut down by the application: what then ends the stream is its own doing. */
    void shutdown(boolean input) {
        int before;
        do {
            before = marks;
        } while (!MARKS.compareAndSet(this, before, before | (input ? INPUT_SHUTDOWN : OUTPUT_SHUTDOWN)));
    }

    /**
     * The application closes it: what blocked calls see from now on is of that. To wake them, the JDK shuts down the output or
     * puts an ended socket in its place: a system call, by which they see this too, so that an ordered store is enough. It may
     * lose a shutdown that is marked at the same moment, which means nothing to a socket that closes.
     *
     * @param by who closes it; {@code null} when that is not traced
     */
    void closing(@Nullable Trace by) {
        closer = by;
        MARKS.lazySet(this, marks | CLOSING);
    }

    /** It is closed since the garbage collector has found it unreachable, unless somebody has begun to close it before. */
    void collecting() {
        if (!isClosing()) {
            MARKS.lazySet(this, marks | CLOSING | COLLECTED);
        }
    }

    /**
     * It has ended: nothing that comes later changes its cause.
     *
     * @param known the cause, when it is known better than from what has been seen
     */
    void ended(@Nullable CloseReason known) {
        if (known != null) {
            first = known;
        }
        MARKS.lazySet(this, marks | CLOSING);
    }

    boolean isCollected() {
        return isMarked(COLLECTED);
    }

    boolean isClosing() {
        return isMarked(CLOSING);
    }

    /** Who closed it; {@code null} when that was not traced. */
    @Nullable
    Trace closer() {
        return isClosing() ? closer : null;
    }

    /** The first read or write that has failed for good; {@code null} when none has. */
    @Nullable
    Failure failure() {
        return failure;
    }

    /** How a read or write has failed. */
    static final class Failure {
        final ErrorType error;
        /** The name of the exception's class; {@code null} when there was none to be seen. */
        final @Nullable String exception;

        Failure(ErrorType error, @Nullable Class<?> exception) {
            this.error = error;
            this.exception = exception == null ? null : thrownToApplication(exception);
        }

        /** The JDK throws {@code sun.net.ConnectionResetException} to itself only, and the class above it to the application. */
        private static String thrownToApplication(Class<?> exception) {
            Class<?> parent = exception.getSuperclass();
            return exception.getName().startsWith("sun.") && parent != null ? parent.getName() : exception.getName();
        }
    }
}
