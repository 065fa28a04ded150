package io.github.jsock.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What came out: printed as tables of Markdown, and drawn from the same rows into the files of a folder. */
final class Findings {
    private static final double CONNECTION_BUDGET = 250;
    private static final double START_UP_BUDGET_MILLIS = 300;

    private final PrintStream out;
    private final Path folder;
    /** By Java version. */
    private final Map<String, Plot> overheads = new LinkedHashMap<>();

    private final Plot startUps =
            new Plot("Start-up: CPU to the first connection", "CPU of the whole process, ms", "%.0f", 0, 2_500);
    private final Plot memories = new Plot("Memory per open connection", "bytes of heap", "%.0f", 0, 1_000);

    /** Findings that are printed there; the folder is made when there is something to draw. */
    Findings(PrintStream out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    /** What each configuration costs in this workload. */
    void overhead(String version, String workload, Map<Configuration, Overhead.Cost> costs) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                workload + ", Java " + version,
                "",
                "| | CPU, ratio to none | medians of launches | CPU per operation, ns | allocated, B |",
                "|---|---|---|---|---|"));
        List<Plot.Row> rows = new ArrayList<>();
        costs.forEach((configuration, cost) -> {
            lines.add("| " + configuration.name() + " | "
                    + cost.ratio().text("%.3f") + " | "
                    + cost.launches().text("%.3f") + " | "
                    + cost.nanos().text("%.0f") + " | "
                    + cost.allocatedBytes().text("%.0f") + " |");
            rows.add(new Plot.Row(configuration.name(), cost.ratio()));
        });
        print(lines);
        String title = "Overhead on Java " + version;
        Plot plot = overheads.computeIfAbsent(
                version, v -> new Plot(title, "CPU per operation, ratio to no agent", "%.3f", 0.9, 1.3));
        // The first one is what all are compared with: its ratio is 1.
        plot.add(new Plot.Group(workload, budget(workload), rows.subList(1, rows.size())));
        plot.write(folder.resolve("overhead-" + version + ".svg"));
    }

    /** That of design: opening and closing may cost more than reading and writing. */
    private static double budget(String workload) {
        return workload.equals("churn") ? 1.03 : 1.01;
    }

    /** What it takes to start. */
    void startUp(String version, Map<String, StartUp.Took> all) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "start-up, Java " + version,
                "",
                "| | CPU to `main`, ms | CPU to the first connection, ms | wall, ms | CPU to the first scrape, ms | resident then, KiB |",
                "|---|---|---|---|---|---|"));
        List<Plot.Row> rows = new ArrayList<>();
        all.forEach((name, took) -> {
            lines.add("| " + name + " | " + took.mainCpuMillis().text("%.0f") + " | "
                    + took.socketCpuMillis().text("%.0f") + " | "
                    + took.socketWallMillis().text("%.0f") + " | "
                    + took.scrapeCpuMillis().text("%.0f") + " | "
                    + took.residentKib().text("%.0f") + " |");
            rows.add(new Plot.Row(name, took.socketCpuMillis()));
        });
        print(lines);
        double idle = Objects.requireNonNull(all.get(StartUp.IDLE_AGENT))
                .socketCpuMillis()
                .median();
        startUps.add(new Plot.Group("Java " + version, idle + START_UP_BUDGET_MILLIS, rows));
        startUps.write(folder.resolve("start-up.svg"));
    }

    /** What sockets take. */
    void memory(String version, Map<String, Footprint.Bytes> all) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "memory, Java " + version + ": bytes of heap",
                "",
                "| | listener and its service | new connection | open one, looked at | ended one, remembered |",
                "|---|---|---|---|---|"));
        List<Plot.Row> rows = new ArrayList<>();
        all.forEach((name, bytes) -> {
            lines.add("| " + name + " | "
                    + bytes.listener().text("%.0f") + " | "
                    + bytes.fresh().text("%.0f") + " | "
                    + bytes.open().text("%.0f") + " | "
                    + bytes.ended().text("%.0f") + " |");
            rows.add(new Plot.Row(name + ", new", bytes.fresh()));
            rows.add(new Plot.Row(name + ", looked at", bytes.open()));
        });
        print(lines);
        memories.add(new Plot.Group("Java " + version, CONNECTION_BUDGET, rows));
        memories.write(folder.resolve("memory.svg"));
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
