package io.github.jsock.exporter.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of reports stays small, and keeps the newest whole. */
class ReportFileTest {
    private static final int MOST_BYTES = 1 << 20;

    private static List<String> report(int number) {
        List<String> lines = new ArrayList<>(Collections.nCopies(300, "x".repeat(100)));
        lines.add(0, "Report " + number);
        lines.add(150, "");
        return lines;
    }

    @Test
    void dropsTheOlderHalfWhenItIsFull(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("report.txt");
        ReportFile file = new ReportFile(path.toString());
        for (int i = 1; i <= 100; i++) {
            file.write(report(i));
            assertThat(Files.size(path)).isLessThanOrEqualTo(MOST_BYTES);
        }
        file.close();

        List<String> lines = Files.readAllLines(path);
        assertThat(lines.get(0)).startsWith("Report ");
        int first = Integer.parseInt(lines.get(0).substring("Report ".length()));
        assertThat(first).isBetween(60, 90);
        assertThat(lines.stream().filter(line -> line.startsWith("Report ")).count())
                .isEqualTo(101 - first);
        assertThat(lines).hasSize((101 - first) * 304);
    }

    @Test
    void addsToWhatIsThere(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("report.txt");
        for (int i = 1; i <= 2; i++) {
            ReportFile file = new ReportFile(path.toString());
            file.write(report(i));
            file.close();
        }
        assertThat(Files.readAllLines(path)).contains("Report 1", "Report 2").hasSize(2 * 304);
    }
}
