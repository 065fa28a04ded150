package io.github.jsock.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What came out, printed as tables of Markdown. */
final class Findings {
    private final PrintStream out;

    /** Findings that are printed there. */
    Findings(PrintStream out) {
        this.out = out;
    }

    /** What each configuration costs in this workload. */
    void overhead(String version, String workload, Map<Configuration, Overhead.Cost> costs) {
        List<String> lines = new ArrayList<>(List.of(
                workload + ", Java " + version,
                "",
                "| | CPU, ratio to none | medians of launches | CPU per operation, ns | allocated, B |",
                "|---|---|---|---|---|"));
        costs.forEach((configuration, cost) -> {
            lines.add("| " + configuration.name() + " | "
                    + cost.ratio().text("%.3f") + " | "
                    + cost.launches().text("%.3f") + " | "
                    + cost.nanos().text("%.0f") + " | "
                    + cost.allocatedBytes().text("%.0f") + " |");
        });
        print(lines);
    }

    /** What it takes to start. */
    void startUp(String version, Map<String, StartUp.Took> all) {
        List<String> lines = new ArrayList<>(List.of(
                "start-up, Java " + version,
                "",
                "| | CPU to `main`, ms | CPU to the first connection, ms | wall, ms | CPU to the first scrape, ms | resident then, KiB |",
                "|---|---|---|---|---|---|"));
        all.forEach((name, took) -> {
            lines.add("| " + name + " | " + took.mainCpuMillis().text("%.0f") + " | "
                    + took.socketCpuMillis().text("%.0f") + " | "
                    + took.socketWallMillis().text("%.0f") + " | "
                    + took.scrapeCpuMillis().text("%.0f") + " | "
                    + took.residentKib().text("%.0f") + " |");
        });
        print(lines);
    }

    /** What sockets take. */
    void memory(String version, Map<String, Footprint.Bytes> all) {
        List<String> lines = new ArrayList<>(List.of(
                "memory, Java " + version + ": bytes of heap",
                "",
                "| | listener and its service | new connection | open one, looked at | ended one, remembered |",
                "|---|---|---|---|---|"));
        all.forEach((name, bytes) -> {
            lines.add("| " + name + " | "
                    + bytes.listener().text("%.0f") + " | "
                    + bytes.fresh().text("%.0f") + " | "
                    + bytes.open().text("%.0f") + " | "
                    + bytes.ended().text("%.0f") + " |");
        });
        print(lines);
    }

    /** What it takes to be read. */
    void reading(String version, int connections, Reading.Costs costs) {
        List<String> lines = new ArrayList<>(List.of(
                "reading, Java " + version + ": " + connections + " connections, " + costs.services() + " services, "
                        + costs.timeWaits() + " rows in TIME_WAIT",
                "",
                "| | CPU, ms | allocated, KiB | answer, bytes or attributes |",
                "|---|---|---|---|"));
        costs.reads()
                .forEach((what, read) -> lines.add("| " + what + " | "
                        + read.cpuMillis().text("%.2f") + " | "
                        + read.allocatedKib().text("%.0f") + " | "
                        + read.length().text("%.0f") + " |"));
        lines.addAll(List.of(
                "",
                "All threads of jsock, percent of one processor: "
                        + costs.unread().text("%.2f") + " when nobody reads, "
                        + costs.scraped().text("%.2f") + " when scraped every five seconds"));
        print(lines);
    }

    private void print(List<String> lines) {
        out.println(String.join("\n", lines) + "\n");
    }
}
