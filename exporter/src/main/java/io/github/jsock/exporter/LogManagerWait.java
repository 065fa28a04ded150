package io.github.jsock.exporter;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits, in an agent that starts before the application, until the application has set up its logging and management.
 *
 * <p>An application may bring its own {@code java.util.logging.LogManager} or {@code MBeanServerBuilder}. Whoever uses
 * logging or JMX first makes the JDK load them; if that is us, before the application has made their classes available,
 * the application ends up without them, or does not start.
 */
final class LogManagerWait {
    private static final String LOG_MANAGER = "java.util.logging.manager";
    private static final String MBEAN_SERVER_BUILDER = "javax.management.builder.initial";
    private static final String[] JBOSS_MODULES = {"jboss-modules", "org.jboss.modules"};

    private final Supplier<Class<?>[]> loaded;

    /** For the classes that have been loaded by anyone. */
    LogManagerWait(Supplier<Class<?>[]> loaded) {
        this.loaded = loaded;
    }

    /** Whether the application may use its logging and management for the first time without harm. */
    boolean isOver() {
        String logManager = System.getProperty(LOG_MANAGER);
        // JBoss Modules chooses the log manager itself, after it has started.
        boolean chosen = logManager != null || !isJbossModules();
        return chosen && isThere(logManager) && isThere(System.getProperty(MBEAN_SERVER_BUILDER));
    }

    private boolean isThere(@Nullable String className) {
        if (className == null || className.isEmpty()) {
            return true;
        }
        for (Class<?> type : loaded.get()) {
            if (type.getName().equals(className)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isJbossModules() {
        String start = System.getProperty("sun.java.command", "") + ' ' + System.getProperty("java.class.path", "");
        for (String sign : JBOSS_MODULES) {
            if (start.contains(sign)) {
                return true;
            }
        }
        return false;
    }
}
