package io.github.jsock.exporter;

import io.github.jsock.recorder.CloseReason;
import io.github.jsock.recorder.ErrorType;
import io.github.jsock.recorder.ServiceSnapshot;
import java.util.Map;
import java.util.TreeMap;

/** How the connections and connects of a service ended, by cause; causes that have not occurred are left out. */
public final class Outcomes {
    private Outcomes() {}

    /** Ended connections by {@link CloseReason#label()}. */
    public static Map<String, Long> closed(ServiceSnapshot service) {
        Map<String, Long> counts = new TreeMap<>();
        for (CloseReason reason : CloseReason.values()) {
            count(counts, reason.label(), service.closed(reason));
        }
        return counts;
    }

    /** Failed connects (as client) or accepts (as server) by {@link ErrorType#label()}. */
    public static Map<String, Long> failures(ServiceSnapshot service) {
        Map<String, Long> counts = new TreeMap<>();
        for (ErrorType error : ErrorType.values()) {
            count(counts, error.label(), service.failures(error));
        }
        return counts;
    }

    private static void count(Map<String, Long> counts, String label, long count) {
        if (count > 0) {
            counts.put(label, count);
        }
    }
}
