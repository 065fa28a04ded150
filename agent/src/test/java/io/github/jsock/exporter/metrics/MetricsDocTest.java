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
        for (Metric metric : Family.catalogue()) {
            lines.add("### `" + metric.name() + "`");
            lines.add(metric.typeName()
                    + (metric.labels().isEmpty() ? "" : " by `" + String.join("`, `", metric.labels()) + '`'));
            lines.add("");
            lines.add(metric.help());
            lines.add("");
        }
        DocPage.named("metrics.md").says(lines);
    }
}
