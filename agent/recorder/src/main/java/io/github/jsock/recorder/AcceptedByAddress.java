package io.github.jsock.recorder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many open connections each local address has that were accepted there: counted once for all listeners, of which there
 * may be hundreds.
 */
final class AcceptedByAddress {
    private final Map<Endpoint, long[]> byAddress = new HashMap<>();
    private final Map<Integer, long[]> byPort = new HashMap<>();

    AcceptedByAddress(List<Connection> connections) {
        for (Connection connection : connections) {
            if (connection.role() == Role.SERVER) {
                Endpoint local = connection.association().local();
                byAddress.computeIfAbsent(local, unseen -> new long[1])[0]++;
                byPort.computeIfAbsent(local.port(), unseen -> new long[1])[0]++;
            }
        }
    }

    /** Those that a listener at this address has, which may stand for all addresses. */
    long at(Endpoint listener) {
        long[] count = listener.isWildcard() ? byPort.get(listener.port()) : byAddress.get(listener);
        return count == null ? 0 : count[0];
    }
}
