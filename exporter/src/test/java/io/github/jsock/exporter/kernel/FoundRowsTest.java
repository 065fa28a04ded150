package io.github.jsock.exporter.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found of some inodes in a table that has others too. */
class FoundRowsTest {
    private static final String ROW =
            "   1: 0100007F:A355 0100007F:B0C2 %s 00001000:FFFFFFFF 00:00000000 00000000  1000        0 %d 1 0 100 0\n";

    @TempDir
    private Path folder;

    private final ConnectionStates states = new ConnectionStates(3);

    private FoundRows found(long[] inodes, long[] knownIds, String... rows) throws IOException {
        Path table = Files.writeString(folder.resolve("table"), "heading\n" + String.join("", rows));
        FoundRows found = new FoundRows(inodes, knownIds, states);
        try (InternetRows read = new InternetRows(table.toString())) {
            while (read.next()) {
                found.add(ProcTable.TCP, read);
            }
        }
        return found;
    }

    /** The kernel gives a table in pieces: what opens or ends in between may show a row again. */
    @Test
    void aKnownConnectionIsItsStateAloneAndCountsOnceThoughItComesTwice() throws IOException {
        String closeWait = ROW.formatted("08", 70);
        FoundRows found = found(new long[] {90, 70}, new long[] {0, 7}, closeWait, ROW.formatted("01", 80), closeWait);

        assertThat(found.has(1)).isTrue();
        assertThat(found.socket(1)).isNull();
        assertThat(states.id(1)).isEqualTo(7);
        assertThat(states.at(1)).hasToString("close_wait, receive queue 4294967295, send queue 4096");
        assertThat(found.has(0)).isFalse();
        assertThat(states.at(0)).isNull();
        assertThat(found.isMissingAny()).isTrue();
    }

    @Test
    void anInodeIsFoundAtEachOfItsPlaces() throws IOException {
        FoundRows found = found(new long[] {70, 90, 70}, new long[3], ROW.formatted("0A", 70), ROW.formatted("01", 90));

        assertThat(found.socket(0)).isNotNull().isSameAs(found.socket(2)).matches(KernelSocket::isListening);
        assertThat(found.socket(1)).isNotNull().matches(KernelSocket::isConnected);
        assertThat(found.isMissingAny()).isFalse();
    }
}
