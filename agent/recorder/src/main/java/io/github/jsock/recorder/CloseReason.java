package io.github.jsock.recorder;

import java.util.Locale;

/** Why a connection ended: the first cause that was seen. */
public enum CloseReason {
    /** The application closed it, or began to by shutting down a side, before it had seen an end of stream or an error. */
    LOCAL,
    /** The application had read the peer's end of stream (its FIN) before it closed or shut down anything. */
    PEER_FIN,
    /** A read or write had failed because the peer reset the connection. */
    RESET,
    /** A read or write had failed because the peer no longer answered (ETIMEDOUT). */
    TIMEOUT,
    /** A read or write had failed for another cause. */
    ERROR,
    /** Nobody closed it: the garbage collector found it unreachable, and the JDK's cleaner closed it. A leak. */
    GC,
    /** Its end was not seen; its descriptor was found to belong to another socket. */
    UNKNOWN;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The published name, the lower-case constant. */
    public String label() {
        return label;
    }
}
