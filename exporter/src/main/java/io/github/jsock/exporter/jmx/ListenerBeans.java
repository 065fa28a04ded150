package io.github.jsock.exporter.jmx;

import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.View;
import io.github.jsock.recorder.Health;
import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.Service;
import io.github.jsock.recorder.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Keeps a bean registered for each half-association that is listened at, and announces what came and went. At most 1,000
 * beans: a program that listens at more has the further ones in the lines and rows only. Not thread-safe.
 */
final class ListenerBeans {
    private static final int MAX_BEANS = 1_000;

    private final BeanRegistry registry;
    private final View view;
    private final PortNames names;
    private final Announcements announcements;
    private final Map<Service, ObjectName> known = new HashMap<>();
    private long untracked;

    /** Registers beans for the listeners there are. These are not announced: nobody can have subscribed. */
    ListenerBeans(BeanRegistry registry, View view, PortNames names, Announcements announcements) {
        this.registry = registry;
        this.view = view;
        this.names = names;
        this.announcements = announcements;
        Snapshot snapshot = view.shallow();
        update(snapshot);
        announcements.clear();
        untracked = snapshot.untracked();
    }

    /** Registers what has come, unregisters what has gone, and sends what is due to be announced. */
    void refresh(long nowNanos) {
        Snapshot snapshot = view.shallow();
        update(snapshot);
        long more = snapshot.untracked() - untracked;
        if (more > 0) {
            untracked += more;
            announcements.add(Announcements.Kind.TABLE_FULL, more + " more");
        }
        for (Service half : view.acceptQueues().takeFilled()) {
            announcements.add(Announcements.Kind.ACCEPT_QUEUE_FULL, half.toString());
        }
        announcements.send(nowNanos);
    }

    private void update(Snapshot snapshot) {
        Map<Service, List<Listener>> present = new LinkedHashMap<>();
        for (Listener listener : snapshot.listeners()) {
            Service half = Service.offeredAt(listener.transport(), listener.local());
            present.computeIfAbsent(half, h -> new ArrayList<>(1)).add(listener);
        }
        for (Iterator<Map.Entry<Service, ObjectName>> i = known.entrySet().iterator(); i.hasNext(); ) {
            Map.Entry<Service, ObjectName> entry = i.next();
            if (!present.containsKey(entry.getKey())) {
                registry.remove(entry.getValue());
                announcements.add(
                        Announcements.Kind.LISTENER_CLOSED, entry.getKey().toString());
                i.remove();
            }
        }
        for (Map.Entry<Service, List<Listener>> entry : present.entrySet()) {
            if (!known.containsKey(entry.getKey()) && known.size() < MAX_BEANS) {
                add(entry.getKey(), entry.getValue());
            }
        }
    }

    /** A listener whose bean cannot be registered counts as known all the same, lest it be tried again and again. */
    private void add(Service half, List<Listener> listeners) {
        announcements.add(Announcements.Kind.LISTENER_BOUND, half.toString());
        try {
            ObjectName name = new ObjectName(JmxBeans.DOMAIN + ":type=Listener,transport="
                    + half.transport().label() + ",address=" + ObjectName.quote(half.address()) + ",port="
                    + half.port());
            known.put(half, name);
            registry.add(name, new DescribedBean(new ListenerBean(view, names, half, listeners), ListenerMXBean.class));
        } catch (JMException e) {
            Health.error("jmx", e);
        }
    }
}
