package io.github.jsock.exporter.kernel;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** How many descriptors this process may have: the soft limit RLIMIT_NOFILE (getrlimit(2), proc_pid_limits(5)). */
final class DescriptorLimit {
    private static final String FILE = "/proc/self/limits";
    private static final String LINE = "Max open files";

    private volatile int lastKnown;

    /**
     * The limit: as it is now or, when descriptors have run out and nothing can be read, as it was last seen; 0 when it is
     * not known, or there is none.
     */
    int current() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(new FileInputStream(FILE), StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(LINE)) {
                    lastKnown = soft(line.substring(LINE.length()).trim().split("\\s+")[0]);
                }
            }
        } catch (IOException e) {
            // It rarely changes: the last one is as good.
        }
        return lastKnown;
    }

    private static int soft(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
