package io.github.jsock.exporter;

import java.io.File;
import java.io.IOException;

/** Which process this is, asked without {@code java.management}, which may be missing. */
public final class Jvm {
    private Jvm() {}

    /** The version of the Java run-time, such as {@code 1.8.0_504} or {@code 17.0.15}. */
    public static String version() {
        return System.getProperty("java.version", "unknown");
    }

    /** The process id as this process itself sees it (in a container, the container's); 0 when it cannot be told. */
    public static long pid() {
        try {
            String self = new File("/proc/self").getCanonicalFile().getName();
            if (!self.isEmpty() && self.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Long.parseLong(self);
            }
        } catch (IOException | SecurityException e) {
            // No /proc, or none for us: the JDK may know.
        }
        return pidOfProcessHandle();
    }

    /** Java 9 and later know it; Java 8, which all that ships is compiled for, has no such class. */
    private static long pidOfProcessHandle() {
        try {
            Class<?> handle = Class.forName("java.lang.ProcessHandle");
            Object current = handle.getMethod("current").invoke(null);
            return (long) handle.getMethod("pid").invoke(current);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return 0;
        }
    }
}
