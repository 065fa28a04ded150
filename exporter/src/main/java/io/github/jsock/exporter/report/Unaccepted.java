package io.github.jsock.exporter.report;

import io.github.jsock.exporter.SocketLines;
import io.github.jsock.exporter.kernel.AcceptQueue;
import io.github.jsock.exporter.kernel.AcceptQueues;
import io.github.jsock.exporter.kernel.ListenDrops;
import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.Snapshot;
import io.github.jsock.recorder.Transport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The connections that wait, or have waited, to be accepted. */
final class Unaccepted {
    private final Snapshot snapshot;
    /** As they were at one moment, for they go on changing. */
    private final Map<Listener, AcceptQueue> queues = new HashMap<>();

    private final List<Listener> keptWaiting = new ArrayList<>();
    private final @Nullable ListenDrops drops = ListenDrops.read();
    private int ofTcp;
    private int unknown;

    Unaccepted(Snapshot snapshot, AcceptQueues seen) {
        this.snapshot = snapshot;
        for (Listener listener : snapshot.listeners()) {
            if (listener.transport() == Transport.TCP) {
                ofTcp++;
                add(listener, seen.remembered(listener));
            }
        }
        keptWaiting.sort(Comparator.comparing((Listener listener) -> wasFull(listener) ? 0 : 1)
                .thenComparing(
                        queues::get,
                        Comparator.comparingLong(AcceptQueue::longest).reversed()));
    }

    private void add(Listener listener, @Nullable AcceptQueue queue) {
        if (queue == null || queue.length() < 0) {
            unknown++;
        }
        if (queue != null && queue.longest() > 0) {
            queues.put(listener, queue);
            keptWaiting.add(listener);
        }
    }

    private boolean wasFull(Listener listener) {
        AcceptQueue queue = queues.get(listener);
        return queue != null && queue.wasFull();
    }

    /** The listeners that have, or had, some: those first whose queue was full. */
    List<String> table(SocketLines lines) {
        return lines.listeners(snapshot, keptWaiting, queues::get);
    }

    /** What is to be said besides. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (unknown > 0) {
            remarks.add("The accept queues of " + unknown + " listeners are not known now");
        }
        if (ofTcp > 0 && drops == null) {
            remarks.add("How often accept queues were found full is not known now");
        }
        if (ofTcp > 0 && drops != null && drops.overflows() > 0) {
            remarks.add("Accept queues were found full " + drops.overflows()
                    + " times so far, counting all listeners of the network namespace");
        }
        return remarks;
    }

    /** A listener whose queue was seen to be full; {@code null} when there is none. */
    @Nullable
    Listener full() {
        return !keptWaiting.isEmpty() && wasFull(keptWaiting.get(0)) ? keptWaiting.get(0) : null;
    }
}
