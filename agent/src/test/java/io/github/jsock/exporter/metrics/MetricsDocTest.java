package io.github.jsock.exporter.metrics;

import io.github.jsock.DocPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsDocTest {
    @Test
    void theDocsHaveEveryFamily() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Family family : Family.values()) {
            lines.add("### `" + family.metric() + "`");
            lines.add(family.typeName()
                    + (family.labels().isEmpty() ? "" : " by `" + String.join("`, `", family.labels()) + '`'));
            lines.add("");
            lines.add(family.help());
            lines.add("");
        }
        DocPage.named("metrics.md").says(lines);
    }
}
