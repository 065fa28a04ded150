package io.github.jsock.exporter.metrics;

import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.Service;
import io.github.jsock.recorder.ServiceSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The labels that were made for earlier scrapes: of each service, which stays where it is for good. Not for several threads. */
final class KnownLabels {
    /** By place in {@link io.github.jsock.recorder.Snapshot#services()}. */
    private final List<ServiceLabels> services = new ArrayList<>();
    /** What is offered; no more than there are services. */
    private final Map<Service, Labels> servers = new HashMap<>();

    /** Those of a service, which is at this place. */
    ServiceLabels of(int place, ServiceSnapshot service) {
        if (place == services.size()) {
            ServiceLabels labels = new ServiceLabels(service.service(), service.role());
            services.add(labels);
            if (service.role() == Role.SERVER) {
                servers.put(service.service(), labels.server);
            }
        }
        return services.get(place);
    }

    /** Those of what a listener offers, or several that share an address and port. */
    Labels server(Service service) {
        Labels known = servers.get(service);
        return known == null ? ServiceLabels.server(service) : known;
    }

    /** The label that tells apart listeners which share an address and port, as far as it can. */
    static Labels backlog(int backlog) {
        return Labels.of(Key.BACKLOG, backlog == Listener.BACKLOG_UNKNOWN ? "unknown" : Integer.toString(backlog));
    }
}
