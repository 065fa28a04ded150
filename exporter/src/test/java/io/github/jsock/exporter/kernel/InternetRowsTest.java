package io.github.jsock.exporter.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows as a little-endian machine had them. */
class InternetRowsTest {
    private static final String HEADING =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
    private static final String TCP = HEADING
            + "   0: 0100007F:A355 00000000:0000 0A 00000000:00000006 00:00000000 00000000  1000        0 16070348 1 0 100 0\n"
            + "  12: 0200A8C0:B0C2 0100007F:1538 01 00001000:00000000 01:00000014 00000000  1000        0 16070349 2 0 20 4\n"
            + "  13: 0100007F:B0C4 0100007F:1538 06 00000000:00000000 03:000016BB 00000000     0        0 0 3 0\n";
    private static final String TCP6 = HEADING
            + "1021: 0000000000000000FFFF00000100007F:A355 0000000000000000FFFF00000100007F:B0C2 08"
            + " 00000000:000002BD 00:00000000 00000000     0        0 16070350 1 000000006ffbb831 20 4 28 10 -1\n"
            + "   2: B80D0120000000000000010002000000:0016 00000000000000000000000001000000:FFFF 04"
            + " 7FFFFFFF:80000000 00:00000000 00000000     0        0 4294967296 1 000000006ffbb831 20 4 28 10 -1\n";

    @TempDir
    private Path folder;

    @Test
    void readsWhatTheKernelPrintsOfIpv4() throws IOException {
        assertThat(rows(TCP))
                .containsExactly(
                        "127.0.0.1:41813 0.0.0.0:0 LISTEN 6 0 16070348",
                        "192.168.0.2:45250 127.0.0.1:5432 ESTABLISHED 0 4096 16070349",
                        "127.0.0.1:45252 127.0.0.1:5432 TIME_WAIT 0 0 0");
    }

    @Test
    void readsWhatTheKernelPrintsOfIpv6() throws IOException {
        assertThat(rows(TCP6))
                .containsExactly(
                        "127.0.0.1:41813 127.0.0.1:45250 CLOSE_WAIT 701 0 16070350",
                        "[2001:db8::1:0:0:2]:22 [::1]:65535 FIN_WAIT_1 2147483648 2147483647 4294967296");
    }

    @Test
    void readsTablesLongerThanItsBuffer() throws IOException {
        String row = TCP.substring(HEADING.length());
        assertThat(rows(HEADING + row.repeat(2_000)))
                .hasSize(6_000)
                .filteredOn(text -> text.equals("127.0.0.1:45252 127.0.0.1:5432 TIME_WAIT 0 0 0"))
                .hasSize(2_000);
        assertThat(rows(HEADING)).isEmpty();
        assertThat(rows("")).isEmpty();
    }

    private List<String> rows(String table) throws IOException {
        Path file = Files.writeString(folder.resolve("table"), table);
        List<String> texts = new ArrayList<>();
        try (InternetRows rows = new InternetRows(file.toString())) {
            while (rows.next()) {
                texts.add(rows.local().endpoint() + " " + rows.peer().endpoint() + " " + rows.state() + " "
                        + rows.receiveQueue() + " " + rows.sendQueue() + " " + rows.inode());
            }
        }
        return texts;
    }
}
