package io.github.jsock.acceptance;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The MBeans of another JVM, as JConsole reaches them. */
record JmxTarget(JMXConnector connector, MBeanServerConnection server) implements AutoCloseable {
    /** Has the JVM start its management agent, which listens on a port of its own. */
    @SuppressWarnings("BanJNDI") // The URL is one that this JVM got from the other, which the test started.
    static JmxTarget of(long pid) throws IOException {
        try {
            VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
            try {
                JMXConnector connector =
                        JMXConnectorFactory.connect(new JMXServiceURL(jvm.startLocalManagementAgent()));
                return new JmxTarget(connector, connector.getMBeanServerConnection());
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException(e);
        }
    }

    Object attribute(String bean, String name) throws IOException, JMException {
        return server.getAttribute(new ObjectName(bean), name);
    }

    Object invoke(String bean, String operation, Object[] arguments, String... types) throws IOException, JMException {
        return server.invoke(new ObjectName(bean), operation, arguments, types);
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
