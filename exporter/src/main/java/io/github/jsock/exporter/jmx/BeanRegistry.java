package io.github.jsock.exporter.jmx;

import io.github.jsock.recorder.Health;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.management.DynamicMBean;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The beans that we have registered on an MBean server, so that all of them, and no others, are removed in the end. */
final class BeanRegistry {
    private final MBeanServer server;
    private final Set<ObjectName> names = new LinkedHashSet<>();

    BeanRegistry(MBeanServer server) {
        this.server = server;
    }

    /** Registers a bean; fails when its name is taken. */
    void add(ObjectName name, DynamicMBean bean) throws JMException {
        server.registerMBean(bean, name);
        names.add(name);
    }

    /** Unregisters a bean, if we have registered it. */
    void remove(ObjectName name) {
        if (names.remove(name)) {
            unregister(name);
        }
    }

    /** Unregisters all. */
    void close() {
        for (ObjectName name : names) {
            unregister(name);
        }
        names.clear();
    }

    private void unregister(ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            // Somebody else has removed it: just as well.
        } catch (JMException e) {
            Health.error("jmx", e);
        }
    }
}
