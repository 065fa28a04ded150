package io.github.jsock.workloads;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** What is alive in this JVM, as the collector counts it object by object: exact, when heap in use is not. */
final class LiveObjects {
    private LiveObjects() {}

    /** Bytes of all objects that are alive: the least of some, as what is collected may free more only in the next collection. */
    static long bytes() throws JMException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            least = Math.min(least, counted());
        }
        return least;
    }

    private static long counted() throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        // The last line is "Total", instances and bytes.
        String[] words = histogram.trim().split("\\s+", -1);
        return Long.parseLong(words[words.length - 1]);
    }
}
