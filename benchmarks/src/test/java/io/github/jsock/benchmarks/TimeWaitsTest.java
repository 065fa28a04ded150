package io.github.jsock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TimeWaitsTest {
    /** A row of 127.0.0.9 to 12 in state 6. */
    private static final Pattern ITS_ROW =
            Pattern.compile("\\s*\\d+: [0F]*0[9ABC]00007F:[0-9A-F]{4} [0F]*0800007F:[0-9A-F]{4} 06 .*");

    @Test
    @SuppressWarnings("try") // It keeps the rows while it is open.
    void leavesRowsOfItsOwnUntilThereAreAsManyAsItIsTold() throws Exception {
        int rows = TimeWaits.count();
        try (TimeWaits waits = new TimeWaits(rows + 300)) {
            // The JDK's sockets are of IPv6, whatever their addresses.
            assertThat(Files.readAllLines(Path.of("/proc/net/tcp6"))).anyMatch(ITS_ROW.asMatchPredicate());
        }
    }
}
