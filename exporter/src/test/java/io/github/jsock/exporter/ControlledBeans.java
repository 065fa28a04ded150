package io.github.jsock.exporter;

import io.github.jsock.exporter.jmx.JmxBeans;
import io.github.jsock.exporter.json.SocketsJson;
import io.github.jsock.exporter.owner.Owners;
import io.github.jsock.exporter.report.Report;
import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;

/** The beans in an {@link ExporterProgram}, registered and brought up to date when told to rather than by an exporter. */
final class ControlledBeans {
    private static final int POLL_MILLIS = 10;

    private final View view = new View(new Owners(() -> new Class<?>[0], 50));
    private final JmxBeans beans;
    private boolean detached;

    ControlledBeans() {
        PortNames names = new PortNames(Map.of());
        beans = new JmxBeans(view, names, new SocketsJson(view, names), new Report(view, names));
    }

    /** Does what a command says; the answer. */
    String answer(String command) throws JMException, InterruptedException {
        switch (command) {
            case "register" -> beans.register();
            case "unregister" -> beans.unregister();
            case "settle" -> settle();
            case "refresh" -> {
                settle();
                beans.refresh();
            }
            case "detachable" -> beans.onDetach(() -> detached = true);
            case "detached" -> {
                return String.valueOf(detached);
            }
            case "count" -> {
                return String.valueOf(ManagementFactory.getPlatformMBeanServer()
                        .queryNames(new ObjectName("jsock:*"), null)
                        .size());
            }
            default -> throw new IllegalArgumentException(command);
        }
        return "";
    }

    /** Waits until what the beans show is no older than this call. */
    private void settle() throws InterruptedException {
        long now = System.currentTimeMillis();
        while (view.current().takenMillis() <= now) {
            Thread.sleep(POLL_MILLIS);
        }
    }
}
