package io.github.jsock.exporter.metrics;

import io.github.jsock.exporter.kernel.AcceptQueue;
import io.github.jsock.exporter.kernel.AcceptQueues;
import io.github.jsock.exporter.kernel.ListenDrops;
import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.Service;
import io.github.jsock.recorder.Snapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The families about connections that wait to be accepted, or came in vain. */
final class QueueTables {
    private QueueTables() {}

    /** Adds all families to a scrape; those of which the kernel tells nothing are left out. */
    static void addTo(Scrape scrape, Snapshot snapshot, AcceptQueues queues, KnownLabels known) {
        Map<Service, List<Listener>> byService = new LinkedHashMap<>();
        for (Listener listener : snapshot.listeners()) {
            byService
                    .computeIfAbsent(listener.service(), service -> new ArrayList<>(1))
                    .add(listener);
        }
        byService.forEach((service, listeners) -> {
            AcceptQueue queue = queues.of(listeners);
            if (queue != null) {
                add(scrape, known.server(service), queue);
            }
        });
        ListenDrops drops = ListenDrops.read();
        if (drops != null) {
            scrape.add(ListenerFamily.NETNS_LISTEN_OVERFLOWS, Labels.EMPTY, drops.overflows());
            scrape.add(ListenerFamily.NETNS_LISTEN_DROPS, Labels.EMPTY, drops.drops());
        }
    }

    private static void add(Scrape scrape, Labels labels, AcceptQueue queue) {
        scrape.add(ListenerFamily.LISTENER_ACCEPT_QUEUE_LENGTH, labels, queue.length());
        scrape.add(ListenerFamily.LISTENER_ACCEPT_QUEUE_LENGTH_MAX, labels, queue.longest());
        Long limit = queue.limit();
        if (limit != null) {
            scrape.add(ListenerFamily.LISTENER_ACCEPT_QUEUE_LIMIT, labels, limit);
        }
    }
}
