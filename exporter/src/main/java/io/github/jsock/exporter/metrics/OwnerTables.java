package io.github.jsock.exporter.metrics;

import io.github.jsock.exporter.leak.Suspects;
import io.github.jsock.exporter.owner.OwnerRow;
import io.github.jsock.exporter.owner.OwnerTable;
import io.github.jsock.recorder.Role;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The families by owner. The first owners keep their series, the others are counted together; not for several threads. */
final class OwnerTables {
    private static final String OTHER = "~other";
    private static final Labels OWNERS = Labels.of(Key.METRIC, "owners");

    /** The series of each owner that has any, in the order in which they came. */
    private final Map<String, Sum> kept = new LinkedHashMap<>();

    private final Set<String> folded = new HashSet<>();
    private final int toldApart;

    /** Families in which so many owners have series of their own. */
    OwnerTables(int toldApart) {
        this.toldApart = toldApart;
    }

    /** What one series of each family says. */
    private static final class Sum {
        private final Map<Role, Long> connections = new HashMap<>();
        private long unconnected;
        private long leaked;
        private long closeWait;
        private long suspects;

        void clear() {
            connections.clear();
            unconnected = 0;
            leaked = 0;
            closeWait = 0;
            suspects = 0;
        }

        void add(OwnerRow row) {
            for (Role role : Role.values()) {
                connections.merge(role, (long) row.connections(role), Long::sum);
            }
            unconnected += row.unconnected();
            leaked += row.leaked();
            closeWait += row.closeWait();
        }
    }

    /** Adds all families to a scrape. */
    void addTo(Scrape scrape, OwnerTable owners, Suspects suspects) {
        kept.values().forEach(Sum::clear);
        for (OwnerRow row : owners.rows()) {
            sumOf(row.owner()).add(row);
        }
        suspects.unexplained().forEach((owner, count) -> sumOf(owner).suspects += count);
        kept.forEach((owner, sum) -> {
            Labels labels = Labels.of(Key.OWNER, owner);
            for (Role role : Role.values()) {
                scrape.add(
                        OwnerFamily.OWNER_CONNECTIONS_OPEN,
                        labels.add(Key.ROLE, role.label()),
                        sum.connections.getOrDefault(role, 0L));
            }
            scrape.add(OwnerFamily.OWNER_UNCONNECTED, labels, sum.unconnected);
            scrape.add(OwnerFamily.LEAKED, labels, sum.leaked);
            scrape.add(OwnerFamily.LEAK_SUSPECTS, labels, sum.suspects);
            scrape.add(OwnerFamily.CLOSE_WAIT, labels, sum.closeWait);
        });
        for (Role role : Role.values()) {
            scrape.add(OwnerFamily.CLOSE_WAIT_OLDEST, Labels.of(Key.ROLE, role.label()), owners.closeWaitSeconds(role));
        }
        scrape.add(AgentFamily.AGENT_SERIES_OVERFLOW, OWNERS, folded.size());
    }

    private Sum sumOf(String owner) {
        Sum sum = kept.get(owner);
        if (sum == null && kept.size() >= toldApart) {
            folded.add(owner);
            return kept.computeIfAbsent(OTHER, other -> new Sum());
        }
        return sum != null ? sum : kept.computeIfAbsent(owner, first -> new Sum());
    }
}
