package io.github.jsock.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures what jsock costs and prints and draws it.
 *
 * <p>Arguments: {@code quick} or {@code full}; what to measure ({@code overhead}, {@code overhead:WORKLOAD}, {@code start-up},
 * {@code memory}, {@code reading} or {@code all}); then the homes of the JDKs.
 */
public final class Benchmarks {
    private static final String KAFKA = "kafka";
    /** Its broker needs that. */
    private static final int KAFKAS_JAVA = 17;

    private static final List<String> WORKLOADS = List.of(
            "blocking-1",
            "blocking-1024",
            "blocking-65536",
            "nio-1",
            "nio-1024",
            "nio-65536",
            "netty-1",
            "netty-1024",
            "tls-1024",
            "tomcat",
            "wrk",
            KAFKA,
            "churn");

    private static final Effort QUICK = new Effort(
            false, List.of("blocking-1", "churn"), 2, 4, 3, 1, List.of(9_000), new Reading.Effort(200, 5, 1, 20));
    private static final Effort FULL =
            new Effort(true, WORKLOADS, 5, 12, 21, 5, List.of(100, 9_000), new Reading.Effort(200, 31, 7, 30));

    private final Effort effort;
    private final String what;
    private final Path jar = Path.of(System.getProperty("jsock.jar"));
    private final Path others = Path.of(System.getProperty("jsock.others"));
    /** What the measured JVMs say, and what they leave behind. */
    private final Path folder = Files.createTempDirectory("benchmarks");

    private final Path log = folder.resolve("log");
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Findings findings = new Findings(out, Path.of(System.getProperty("jsock.plots")));

    /**
     * How much is done of each.
     *
     * @param others whether other tools are measured too, and other settings
     * @param workloads which are, unless one is named
     */
    private record Effort(
            boolean others,
            List<String> workloads,
            int launches,
            int turns,
            int startUps,
            int footprints,
            List<Integer> connections,
            Reading.Effort reading) {}

    private Benchmarks(Effort effort, String what) throws IOException {
        this.effort = effort;
        this.what = what;
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        if (args.length < 3 || !isKnown(args[1])) {
            System.err.println(
                    "benchmarks: say quick or full; all, overhead, overhead:WORKLOAD, start-up, memory or reading;"
                            + " and the homes of JDKs. Workloads are " + String.join(", ", WORKLOADS));
            System.exit(2);
        }
        Benchmarks benchmarks = new Benchmarks(args[0].equals("quick") ? QUICK : FULL, args[1]);
        benchmarks.out.println(Machine.text() + "\n");
        for (String home : List.of(args).subList(2, args.length)) {
            benchmarks.on(Path.of(home));
        }
        // That is of use only when one has failed.
        delete(benchmarks.folder);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static boolean isKnown(String what) {
        return List.of("all", "overhead", "start-up", "memory", "reading").contains(what)
                || (what.startsWith("overhead:") && WORKLOADS.contains(what.substring("overhead:".length())));
    }

    private void on(Path home) throws IOException, InterruptedException {
        String version = Machine.java(home);
        for (String workload : what.contains(":") ? WORKLOADS : effort.workloads) {
            if (List.of("all", "overhead", "overhead:" + workload).contains(what) && runs(workload, version)) {
                findings.overhead(version, workload, overhead(home, version, workload));
            }
        }
        if (List.of("all", "start-up").contains(what)) {
            findings.startUp(version, new StartUp(home, jar, log).measure(effort.startUps));
        }
        if (List.of("all", "memory").contains(what)) {
            findings.memory(
                    version,
                    new Footprint(home, jar, log)
                            .measure(effort.footprints, effort.others ? List.of("on", "off") : List.of("on")));
        }
        if (List.of("all", "reading").contains(what)) {
            for (int connections : effort.connections) {
                findings.reading(version, connections, new Reading(home, jar, log).of(connections, effort.reading));
            }
        }
    }

    private static int feature(String version) {
        return Integer.parseInt(version.replaceAll("\\D.*", ""));
    }

    private boolean runs(String workload, String version) {
        boolean runs = !workload.equals(KAFKA) || feature(version) >= KAFKAS_JAVA;
        if (!runs) {
            out.println("Not on Java " + version + ": " + workload + ", which needs Java " + KAFKAS_JAVA + "\n");
        }
        return runs;
    }

    private Map<Configuration, Overhead.Cost> overhead(Path home, String version, String workload)
            throws IOException, InterruptedException {
        int feature = feature(version);
        List<Configuration> configurations =
                effort.others ? Configuration.all(jar, others, feature) : Configuration.few(jar);
        return new Overhead(home, jar, log, Keystore.file())
                .of(workload, configurations, effort.launches, effort.turns);
    }
}
