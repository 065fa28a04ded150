package io.github.jsock.exporter.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A metric family. The enums that implement this are the catalogue: the one place with the names, types, label names and help
 * texts of all metrics.
 *
 * <p>A service is {transport, server address, server port}: the listener for the connections that were accepted (role
 * {@code server}), the destination as the application named it for those that it made (role {@code client}).
 */
public interface Family {
    /** What it is. */
    Metric metric();

    /** The whole catalogue. */
    static List<Metric> catalogue() {
        List<Family> families = new ArrayList<>();
        Collections.addAll(families, ConnectionFamily.values());
        Collections.addAll(families, SocketFamily.values());
        Collections.addAll(families, ListenerFamily.values());
        Collections.addAll(families, KernelFamily.values());
        Collections.addAll(families, OwnerFamily.values());
        Collections.addAll(families, AgentFamily.values());
        List<Metric> all = new ArrayList<>();
        for (Family family : families) {
            all.add(family.metric());
        }
        return all;
    }
}
