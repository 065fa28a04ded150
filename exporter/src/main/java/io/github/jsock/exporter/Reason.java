package io.github.jsock.exporter;

import org.jspecify.annotations.Nullable;

/** Why something of ours could not be done, in words for the person who runs the application. */
public final class Reason {
    /** Packages whose module may be missing from a Java run-time that was cut to size, and that module. */
    private static final String[][] MODULES = {
        {"com.sun.net.httpserver.", "jdk.httpserver"},
        {"sun.net.httpserver.", "jdk.httpserver"},
        {"javax.management.", "java.management"},
        {"java.lang.management.", "java.management"},
        {"java.util.logging.", "java.logging"},
    };

    private Reason() {}

    /** One line. */
    public static String of(Throwable thrown) {
        if (thrown instanceof NoClassDefFoundError || thrown instanceof ClassNotFoundException) {
            return missing(String.valueOf(thrown.getMessage()).replace('/', '.'));
        }
        String message = thrown.getMessage();
        String text = message == null || thrown instanceof Error ? thrown.toString() : message;
        return text.replace('\n', ' ').replace('\r', ' ');
    }

    private static String missing(String className) {
        String module = moduleOf(className);
        return module == null
                ? "class " + className + " is missing"
                : "this Java run-time has no module " + module + " (class " + className + ")";
    }

    private static @Nullable String moduleOf(String className) {
        for (String[] module : MODULES) {
            if (className.startsWith(module[0])) {
                return module[1];
            }
        }
        return null;
    }
}
