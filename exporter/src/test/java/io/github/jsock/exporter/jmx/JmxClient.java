package io.github.jsock.exporter.jmx;

import com.sun.tools.attach.VirtualMachine;
import io.github.jsock.exporter.ForkedJvm;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What JConsole does: attaches to a JVM and talks to its MBean server. */
final class JmxClient implements AutoCloseable {
    static {
        // The default, 10 seconds, is too little when the machine is busy.
        System.setProperty("sun.tools.attach.attachTimeout", String.valueOf(ForkedJvm.PATIENCE.toMillis()));
    }

    private final JMXConnector connector;
    final MBeanServerConnection server;

    @SuppressWarnings("BanJNDI") // the address comes from the program that the test itself has started
    JmxClient(long pid) throws Exception {
        VirtualMachine target = VirtualMachine.attach(String.valueOf(pid));
        try {
            connector = JMXConnectorFactory.connect(new JMXServiceURL(target.startLocalManagementAgent()));
        } finally {
            target.detach();
        }
        server = connector.getMBeanServerConnection();
    }

    /** {@code jsock:} and this. */
    static ObjectName name(String keys) throws Exception {
        return new ObjectName("jsock:" + keys);
    }

    Object get(String keys, String attribute) throws Exception {
        return server.getAttribute(name(keys), attribute);
    }

    void set(String keys, String attribute, Object value) throws Exception {
        server.setAttribute(name(keys), new Attribute(attribute, value));
    }

    /** Calls an operation whose parameters are strings and ints. */
    Object call(String keys, String operation, Object... arguments) throws Exception {
        String[] types = Stream.of(arguments)
                .map(argument -> argument instanceof Integer ? "int" : String.class.getName())
                .toArray(String[]::new);
        return server.invoke(name(keys), operation, arguments, types);
    }

    /** A map as MXBeans send it. */
    static Map<Object, Object> map(Object table) {
        Map<Object, Object> map = new TreeMap<>();
        for (Object row : ((TabularData) table).values()) {
            map.put(((CompositeData) row).get("key"), ((CompositeData) row).get("value"));
        }
        return map;
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
