package io.github.jsock.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ViewTest {
    /** A scrape leaves a snapshot behind that must not be shown: its connections are those of the table, and go on. */
    @Test
    @Timeout(60)
    void whatOnlyCountsIsNotShown() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.start()) {
            assertThat(jvm.ask("snapshots")).isEqualTo("shallow: true false, the same: true true");
        }
    }
}
