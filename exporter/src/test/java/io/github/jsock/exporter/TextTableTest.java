package io.github.jsock.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {
    @Test
    void alignsWordsLeftAndNumbersRight() {
        TextTable table = new TextTable().left("ROLE").right("BYTES").left("SERVICE");
        table.row("client", 7, "db:5432 postgresql");
        table.row("server", 1234567, "");
        assertThat(table.lines())
                .containsExactly(
                        "ROLE      BYTES  SERVICE", //
                        "client        7  db:5432 postgresql",
                        "server  1234567");
    }

    @Test
    void nothingInACellBreaksALineOrSteersTheTerminal() {
        TextTable table = new TextTable().left("HOST");
        table.row("a\nb\u001b[2Jc\u2028d\u202ee\u009bf");
        assertThat(table.lines().get(1)).isEqualTo("a?b?[2Jc?d?e?f");
    }

    @Test
    void aRowHasACellForEachColumn() {
        TextTable table = new TextTable().left("A").left("B");
        assertThatThrownBy(() -> table.row("only one")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "-5, 0ms",
        "0, 0ms",
        "999, 999ms",
        "1000, 1s",
        "59999, 59s",
        "60000, 1m00s",
        "192000, 3m12s",
        "3599999, 59m59s",
        "3600000, 1h00m",
        "18420000, 5h07m",
        "86399999, 23h59m",
        "86400000, 1d00h",
        "1047600000, 12d03h"
    })
    void tellsTimesByTheirTwoLargestUnits(long millis, String text) {
        assertThat(Elapsed.ofMillis(millis)).isEqualTo(text);
    }
}
