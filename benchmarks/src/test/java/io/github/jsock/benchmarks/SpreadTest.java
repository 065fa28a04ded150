package io.github.jsock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void isTheMiddleAndTheQuarters() {
        assertThat(Spread.of(List.of(5.0, 1.0, 4.0, 2.0, 3.0))).isEqualTo(new Spread(2, 3, 4, 5));
    }

    @Test
    void takesWhatIsProportionalBetweenTwo() {
        assertThat(Spread.of(List.of(1.0, 2.0))).isEqualTo(new Spread(1.25, 1.5, 1.75, 2));
    }

    @Test
    void ofOneFigureIsThat() {
        assertThat(Spread.of(List.of(7.0))).isEqualTo(new Spread(7, 7, 7, 1));
    }

    @Test
    void isWrittenWithItsQuarters() {
        assertThat(new Spread(0.5, 1, 1.5, 3).text("%.2f")).isEqualTo("1.00 (0.50 to 1.50)");
    }
}
