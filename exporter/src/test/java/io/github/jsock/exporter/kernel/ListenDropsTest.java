package io.github.jsock.exporter.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ListenDropsTest {
    private static List<String[]> words(String... lines) {
        return List.of(lines).stream().map(line -> line.split(" ")).toList();
    }

    @Test
    void findsItsNamesAmongTheOthers() {
        ListenDrops drops = Objects.requireNonNull(ListenDrops.of(words(
                "TcpExt: SyncookiesSent DelayedACKLost ListenOverflows ListenDrops TCPHPHits",
                "TcpExt: 0 181 11702 11705 24680802",
                "IpExt: InNoRoutes InTruncatedPkts",
                "IpExt: 0 0")));
        assertThat(drops.overflows()).isEqualTo(11_702);
        assertThat(drops.drops()).isEqualTo(11_705);
    }

    @Test
    void knowsNothingWhenTheyAreNotThere() {
        assertThat(ListenDrops.of(words("TcpExt: SyncookiesSent", "TcpExt: 0"))).isNull();
        assertThat(ListenDrops.of(words("TcpExt: ListenOverflows ListenDrops", "TcpExt: 0")))
                .isNull();
        assertThat(ListenDrops.of(List.of())).isNull();
    }
}
