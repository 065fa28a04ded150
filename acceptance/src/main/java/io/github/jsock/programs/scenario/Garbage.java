package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Has the garbage collector close what was dropped. */
final class Garbage {
    private Garbage() {}

    /** What the collector is to change. */
    interface Condition {
        boolean holds() throws IOException;
    }

    static void collectWhile(Condition condition) throws Exception {
        for (int i = 0; condition.holds(); i++) {
            if (i == 1_000) {
                throw new TimeoutException("the garbage collector did not close it");
            }
            System.gc();
            Thread.sleep(10);
        }
    }

    /** Whether the kernel has a socket without peer on this port of 127.0.0.1, in this state as the table writes it. */
    static boolean isInTable(String transport, int port, String state) throws IOException {
        Pattern row = Pattern.compile(String.format(Locale.ROOT, "0100007F:%04X [0-9A-F]+:0000 %s ", port, state));
        for (String version : new String[] {"", "6"}) {
            Path path = Paths.get("/proc/self/net/" + transport + version);
            if (Files.exists(path)
                    && Files.readAllLines(path).stream()
                            .anyMatch(line -> row.matcher(line).find())) {
                return true;
            }
        }
        return false;
    }
}
