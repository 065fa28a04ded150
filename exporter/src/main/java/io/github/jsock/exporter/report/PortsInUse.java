package io.github.jsock.exporter.report;

import io.github.jsock.exporter.TextTable;
import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.recorder.Service;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ephemeral ports that are in use towards the busiest destinations, and how many there are. */
final class PortsInUse {
    private static final int MOST_ROWS = 3;

    private final Map<Service, Integer> counts;
    private final boolean known;
    private final String limit;

    PortsInUse(HeldSockets held) {
        counts = held.ephemeralPortsInUse();
        known = held.knowsPorts();
        limit = held.ephemeralPortLimit() < 0 ? "?" : Integer.toString(held.ephemeralPortLimit());
    }

    boolean areKnown() {
        return known;
    }

    List<String> table() {
        TextTable table = new TextTable().right("IN-USE").right("LIMIT").left("DESTINATION");
        List<Map.Entry<Service, Integer>> used = counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .collect(Collectors.toList());
        used.stream()
                .limit(MOST_ROWS)
                .forEach(entry ->
                        table.row(entry.getValue(), limit, entry.getKey().authority()));
        List<String> lines = table.lines();
        if (used.size() > MOST_ROWS) {
            lines.add((used.size() - MOST_ROWS) + " more");
        }
        return lines;
    }

    /** {@code  (28232 of 28232 now)}; nothing when it is not known. */
    String towards(@Nullable Service destination) {
        Integer count = destination == null ? null : counts.get(destination);
        return count == null ? "" : " (" + count + " of " + limit + " now)";
    }
}
