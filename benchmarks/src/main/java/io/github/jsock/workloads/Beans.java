package io.github.jsock.workloads;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Reads MBeans as a client does that shows all of them. */
final class Beans {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    private Beans() {}

    /** What it takes to read all attributes of a domain, as text: what {@link Meter} says, and how many there are. */
    static String read(String domain) throws JMException {
        Map<ObjectName, String[]> names = new LinkedHashMap<>();
        for (ObjectName bean : SERVER.queryNames(new ObjectName(domain + ":*"), null)) {
            names.put(
                    bean,
                    Arrays.stream(SERVER.getMBeanInfo(bean).getAttributes())
                            .filter(MBeanAttributeInfo::isReadable)
                            .map(MBeanAttributeInfo::getName)
                            .toArray(String[]::new));
        }
        int attributes = 0;
        Meter meter = new Meter();
        for (Map.Entry<ObjectName, String[]> bean : names.entrySet()) {
            attributes += SERVER.getAttributes(bean.getKey(), bean.getValue()).size();
        }
        return meter.read() + " " + attributes;
    }
}
