package io.github.jsock.exporter;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits, in an agent that starts before the application, until the application has set up its logging, management and files.
 *
 * <p>An application may bring its own {@code java.util.logging.LogManager}, {@code MBeanServerBuilder} or default file system.
 * Whoever uses logging, JMX or {@code java.nio.file} first makes the JDK load them; if that is us, before the application has
 * made their classes available, the application ends up without them, or does not start.
 */
final class LogManagerWait {
    private static final String LOG_MANAGER = "java.util.logging.manager";
    private static final String MBEAN_SERVER_BUILDER = "javax.management.builder.initial";
    /** Unlike the others, it may name several, the outermost last. */
    private static final String FILE_SYSTEMS = "java.nio.file.spi.DefaultFileSystemProvider";

    private static final String[] JBOSS_MODULES = {"jboss-modules", "org.jboss.modules"};

    private final Supplier<Class<?>[]> loaded;

    /** For the classes that have been loaded by anyone. */
    LogManagerWait(Supplier<Class<?>[]> loaded) {
        this.loaded = loaded;
    }

    /** Whether logging, management and files may be used without harm, since the application's own are loaded if it has any. */
    boolean isOver() {
        String logManager = System.getProperty(LOG_MANAGER);
        // JBoss Modules chooses the log manager itself, after it has started.
        boolean chosen = logManager != null || !isJbossModules();
        String fileSystems = System.getProperty(FILE_SYSTEMS);
        return chosen
                && isThere(logManager)
                && isThere(System.getProperty(MBEAN_SERVER_BUILDER))
                && (fileSystems == null || isThere(fileSystems.substring(fileSystems.lastIndexOf(',') + 1)));
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
