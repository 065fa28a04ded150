package io.github.jsock.recorder;

import org.jspecify.annotations.Nullable;

/** What a stream socket has seen that explains its end: the first cause counts. Marking one takes no lock. */
final class EndCause {
    private volatile @Nullable CloseReason first;
    private volatile boolean inputShutdown;
    private volatile boolean outputShutdown;
    private volatile boolean closing;

    /** The cause of the end; {@link CloseReason#LOCAL} when nothing came before it. */
    CloseReason reason() {
        CloseReason seen = first;
        return seen == null ? CloseReason.LOCAL : seen;
    }

    /** The peer's end of stream was read. It is the cause of the end unless something came first. */
    void endOfStream() {
        if (first == null && !inputShutdown && !outputShutdown && !closing) {
            first = CloseReason.PEER_FIN;
        }
    }

    /**
     * A read or write has failed for good. An error outweighs an end of stream: it is the stronger evidence.
     *
     * @return whether it is an error at all, and not the close that cut it off
     */
    boolean failed(ErrorType error) {
        if (closing) {
            return false;
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
        if (input) {
            inputShutdown = true;
        } else {
            outputShutdown = true;
        }
    }

    /**
     * The application closes it: what blocked calls see from now on is of that. To wake them, the JDK shuts down the output or
     * puts an ended socket in its place.
     */
    void closing() {
        closing = true;
    }
}
