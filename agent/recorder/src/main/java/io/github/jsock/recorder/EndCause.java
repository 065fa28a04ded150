package io.github.jsock.recorder;

import org.jspecify.annotations.Nullable;

/** What a stream socket has seen that explains its end: the first cause counts. Marking one takes no lock. */
final class EndCause {
    private volatile @Nullable CloseReason first;
    private volatile boolean inputShutdown;
    private volatile boolean outputShutdown;

    /** The cause of the end; {@link CloseReason#LOCAL} when nothing came before it. */
    CloseReason reason() {
        CloseReason seen = first;
        return seen == null ? CloseReason.LOCAL : seen;
    }

    /** The peer's end of stream was read. It is the cause of the end unless something came first. */
    void endOfStream() {
        if (first == null && !inputShutdown && !outputShutdown) {
            first = CloseReason.PEER_FIN;
        }
    }

    /** A read or write has failed for good. An error outweighs an end of stream: it is the stronger evidence. */
    void failed(ErrorType error) {
        if (first == null || first == CloseReason.PEER_FIN) {
            first = error == ErrorType.RESET || error == ErrorType.BROKEN_PIPE
                    ? CloseReason.RESET
                    : error == ErrorType.TIMED_OUT ? CloseReason.TIMEOUT : CloseReason.ERROR;
        }
    }

    /** One side was shut down by the application: what then ends the stream is its own doing. */
    void shutdown(boolean input) {
        if (input) {
            inputShutdown = true;
        } else {
            outputShutdown = true;
        }
    }
}
