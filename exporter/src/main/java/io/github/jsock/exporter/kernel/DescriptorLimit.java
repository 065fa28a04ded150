package io.github.jsock.exporter.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** How many descriptors this process may have: the soft limit RLIMIT_NOFILE (getrlimit(2), proc_pid_limits(5)). */
final class DescriptorLimit {
    private static final String FILE = "/proc/self/limits";
    private static final String LINE = "Max open files";

    private static volatile int lastKnown;

    private DescriptorLimit() {}

    /**
     * The limit: as it is now or, when it cannot be read without taking a descriptor, as it was last seen; 0 when it is not
     * known, or there is none.
     */
    static int current() {
        try (ProcText text = text()) {
            if (text != null) {
                lastKnown = in(text);
            }
        } catch (IOException e) {
            // It rarely changes: the last one is as good.
        }
        return lastKnown;
    }

    private static @Nullable ProcText text() throws IOException {
        ProcText standing = StandingText.of(FILE);
        return standing == null && lastKnown == 0 ? ProcText.open(FILE) : standing;
    }

    private static int in(ProcText text) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(LINE)) {
                return soft(new StringTokenizer(line.substring(LINE.length())).nextToken());
            }
        }
        return 0;
    }

    private static int soft(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
