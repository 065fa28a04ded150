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
        scrape.add(KernelFamily.FDS, Labels.EMPTY, held.count());
        scrape.add(KernelFamily.OPEN_FDS, Labels.EMPTY, held.openDescriptors());
        if (held.descriptorLimit() > 0) {
            scrape.add(KernelFamily.MAX_FDS, Labels.EMPTY, held.descriptorLimit());
        }
        if (held.ephemeralPortLimit() >= 0) {
            scrape.add(KernelFamily.EPHEMERAL_PORTS_LIMIT, Labels.EMPTY, held.ephemeralPortLimit());
        }
        held.ephemeralPortsInUse()
                .forEach((service, ports) -> scrape.add(
                        KernelFamily.EPHEMERAL_PORTS_IN_USE,
                        Labels.of(Key.ADDRESS, service.address(), Key.PORT, Integer.toString(service.port())),
                        ports));
        Map<String, Integer> others = new TreeMap<>();
        for (OtherSocket other : held.others()) {
            others.merge(other.kind(), 1, Integer::sum);
        }
        others.forEach((kind, count) -> scrape.add(KernelFamily.OTHER, Labels.of(Key.KIND, kind), count));
    }
}
