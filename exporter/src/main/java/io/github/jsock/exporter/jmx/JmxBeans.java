package io.github.jsock.exporter.jmx;

import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.View;
import io.github.jsock.exporter.json.SocketsJson;
import io.github.jsock.exporter.report.Report;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The MXBeans on the platform MBean server.
 *
 * <p>The platform MBean server must not be asked for before the application has set up its own logging and management; the
 * caller sees to it.
 */
public final class JmxBeans {
    static final String DOMAIN = "jsock";

    private final View view;
    private final PortNames names;
    private final SocketsJson json;
    private final Report report;
    private final AgentBean agent;
    private @Nullable BeanRegistry registry;
    private @Nullable ListenerBeans listeners;
    private @Nullable Announcements news;
    private Map<String, Long> leaked = Collections.emptyMap();

    public JmxBeans(View view, PortNames names, SocketsJson json, Report report) {
        this.report = report;
        this.view = view;
        this.names = names;
        this.json = json;
        this.agent = new AgentBean(view);
    }

    /** Makes the operation {@code detach} do this; without it the operation says that it is not available. */
    public void onDetach(Runnable action) {
        agent.onDetach(action);
    }

    /**
     * Registers all beans.
     *
     * @throws JMException if one of the three fixed ones cannot be registered, such as when its name is taken; then none
     *     is
     */
    public synchronized void register() throws JMException {
        BeanRegistry fresh = new BeanRegistry(ManagementFactory.getPlatformMBeanServer());
        ObjectName sockets = new ObjectName(DOMAIN + ":type=Sockets");
        Announcements announcements = new Announcements(sockets);
        try {
            fresh.add(
                    sockets,
                    new EmittingBean(
                            new SocketsBean(view, names, json, report),
                            SocketsMXBean.class,
                            announcements.broadcaster()));
            fresh.add(
                    new ObjectName(DOMAIN + ":type=Services"),
                    new DescribedBean(new ServicesBean(view, names), ServicesMXBean.class));
            fresh.add(new ObjectName(DOMAIN + ":type=Agent"), new DescribedBean(agent, AgentMXBean.class));
        } catch (JMException | RuntimeException e) {
            fresh.close();
            throw e;
        }
        registry = fresh;
        listeners = new ListenerBeans(fresh, view, names, announcements);
        news = announcements;
        leaked = view.owners().leaked();
    }

    /**
     * Brings the beans of the listeners up to date and sends the notifications that are due. To be called every ten
     * seconds or so; does nothing while the beans are not registered.
     */
    public synchronized void refresh() {
        ListenerBeans current = listeners;
        Announcements announcements = news;
        if (current != null && announcements != null) {
            Map<String, Long> now = view.owners().leaked();
            for (Map.Entry<String, Long> owner : now.entrySet()) {
                long more = owner.getValue() - leaked.getOrDefault(owner.getKey(), 0L);
                if (more > 0) {
                    announcements.add(Announcements.Kind.LEAKED, more + " of " + owner.getKey());
                }
            }
            leaked = now;
            current.refresh(System.nanoTime());
        }
    }

    /** Has it announced that a report was written, which begins with this line. */
    public synchronized void reported(String headline) {
        Announcements announcements = news;
        if (announcements != null) {
            announcements.add(Announcements.Kind.REPORTED, headline);
            announcements.send(System.nanoTime());
        }
    }

    /** Unregisters all beans; does nothing when they are not registered. */
    public synchronized void unregister() {
        BeanRegistry current = registry;
        if (current != null) {
            current.close();
        }
        registry = null;
        listeners = null;
        news = null;
    }
}
