package io.github.jsock.recorder;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One opening for all connections that the same thread has opened at the same place, once it is known where that is: a pool's
 * connections need not have 40 bytes each that say the same. For one thread.
 */
public final class SharedOpenings {
    /** Beyond, a thread for each connection, there would be nothing to share. */
    private static final int MOST = 1_000;

    private final Map<Object, Map<String, Opening>> byOrigin = new HashMap<>();
    private int count;

    /** Lets a connection share the opening of those before it. Nothing that it says is another then. */
    public void share(Connection connection) {
        TrackedSocket socket = connection.socket();
        Trace trace = socket.opening.trace();
        Object origin = trace == null ? null : trace.known();
        if (trace != null && origin != null) {
            socket.opening = shared(origin, trace.thread(), socket.opening);
        }
    }

    private Opening shared(Object origin, String thread, Opening opening) {
        Map<String, Opening> ofOrigin = byOrigin.get(origin);
        Opening first = ofOrigin == null ? null : ofOrigin.get(thread);
        return first == null ? keep(origin, ofOrigin, thread, opening) : first;
    }

    private Opening keep(Object origin, @Nullable Map<String, Opening> known, String thread, Opening opening) {
        Map<String, Opening> ofOrigin = known;
        if (count++ >= MOST) {
            byOrigin.clear();
            count = 1;
            ofOrigin = null;
        }
        if (ofOrigin == null) {
            ofOrigin = new HashMap<>();
            byOrigin.put(origin, ofOrigin);
        }
        ofOrigin.put(thread, opening);
        return opening;
    }
}
