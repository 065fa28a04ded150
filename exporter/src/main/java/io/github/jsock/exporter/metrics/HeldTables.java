package io.github.jsock.exporter.metrics;

import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.exporter.kernel.OtherSocket;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Map;
import java.util.TreeMap;

/** The families about what the kernel says that the process holds. */
final class HeldTables {
    private HeldTables() {}

    /** Adds all families to a scrape; none where the kernel cannot be asked. */
    static void addTo(Scrape scrape, HeldSockets held) {
        if (!held.isKnown()) {
            return;
        }
        scrape.add(Family.FDS, Labels.EMPTY, held.count());
        Map<String, Integer> others = new TreeMap<>();
        for (OtherSocket other : held.others()) {
            others.merge(other.kind(), 1, Integer::sum);
        }
        others.forEach((kind, count) -> scrape.add(Family.OTHER, Labels.of(Key.KIND, kind), count));
    }
}
