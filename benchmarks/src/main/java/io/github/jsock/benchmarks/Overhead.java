package io.github.jsock.benchmarks;

import io.github.jsock.workloads.Driven;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * What a workload costs under each configuration, as a ratio to the cost without an agent. Cost is CPU time of the application's
 * threads per operation.
 *
 * <p>In each launch there is one JVM per configuration, and all are kept; in each turn each of them does the same number of
 * operations, one JVM at a time, in random order. A ratio is between two JVMs of one launch in one turn. Several launches are needed
 * since each compiles the same code a little differently.
 */
final class Overhead {
    /** What jsock may spend on stacks is so much a second: shorter turns would each have it whole. */
    private static final long TURN_NANOS = 1_000_000_000;

    private static final int WARM_UPS = 4;

    private final Path home;
    private final Path jar;
    private final Path log;
    private final Path keystore;
    private final Random random = new Random(7625);

    Overhead(Path home, Path jar, Path log, Path keystore) {
        this.home = home;
        this.jar = jar;
        this.log = log;
        this.keystore = keystore;
    }

    /**
     * What one configuration costs.
     *
     * @param ratio CPU per operation, to that of the first configuration
     * @param launches the medians of each launch
     * @param nanos CPU of the application's threads per operation
     * @param allocatedBytes by the application's threads, per operation
     */
    record Cost(Spread ratio, Spread launches, Spread nanos, Spread allocatedBytes) {}

    /** Measures a workload under these configurations, the first of which is the one that all are compared with. */
    Map<Configuration, Cost> of(String workload, List<Configuration> configurations, int launches, int turns)
            throws IOException, InterruptedException {
        Map<Configuration, List<List<Turn>>> all = new LinkedHashMap<>();
        for (int launch = 0; launch < launches; launch++) {
            for (Contender contender : launch(workload, configurations, turns)) {
                all.computeIfAbsent(contender.configuration, c -> new ArrayList<>())
                        .add(contender.turns);
            }
        }
        Map<Configuration, Cost> costs = new LinkedHashMap<>();
        all.forEach((configuration, measured) -> costs.put(configuration, cost(measured)));
        return costs;
    }

    private static Cost cost(List<List<Turn>> launches) {
        List<Turn> turns = launches.stream().flatMap(List::stream).toList();
        return new Cost(
                ratios(turns),
                Spread.of(launches.stream().map(l -> ratios(l).median()).toList()),
                Spread.of(turns.stream().map(Turn::nanos).toList()),
                Spread.of(turns.stream().map(Turn::allocatedBytes).toList()));
    }

    private static Spread ratios(List<Turn> turns) {
        return Spread.of(turns.stream().map(Turn::ratio).toList());
    }

    private record Turn(double nanos, double allocatedBytes, double ratio) {}

    /** A JVM of a launch, and what it did. */
    private record Contender(Configuration configuration, DrivenJvm jvm, List<Turn> turns) {}

    private List<Contender> launch(String workload, List<Configuration> configurations, int turns)
            throws IOException, InterruptedException {
        List<Contender> contenders = new ArrayList<>();
        try {
            for (Configuration configuration : configurations) {
                contenders.add(new Contender(configuration, start(workload, configuration), new ArrayList<>()));
            }
            int operations = warmUp(contenders);
            for (int turn = 0; turn < turns; turn++) {
                turn(contenders, operations);
            }
            return contenders;
        } finally {
            for (Contender contender : contenders) {
                contender.jvm.close();
            }
        }
    }

    private DrivenJvm start(String workload, Configuration configuration) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(configuration.options());
        options.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-Dworkloads.keystore=" + keystore));
        options.add("-Dworkloads.kafka=" + System.getProperty("jsock.kafka"));
        options.add("-Djava.io.tmpdir=" + log.getParent());
        DrivenJvm jvm = new DrivenJvm(home, options, log, Driven.class, workload);
        jvm.awaitReady();
        if (configuration.attachedLater()) {
            jvm.tell(1_000);
            jvm.attach(home, jar);
        }
        return jvm;
    }

    /** Until what is compiled is compiled; how many operations then make a turn. */
    private static int warmUp(List<Contender> contenders) throws IOException {
        int operations = 100;
        for (int warmUps = 0; warmUps < WARM_UPS; ) {
            long began = System.nanoTime();
            contenders.get(0).jvm.tell(operations);
            if (System.nanoTime() - began < TURN_NANOS / 2) {
                operations *= 2; // More and more are needed while it becomes faster.
                continue;
            }
            for (Contender contender : contenders.subList(1, contenders.size())) {
                contender.jvm.tell(operations);
            }
            warmUps++;
        }
        return operations;
    }

    private void turn(List<Contender> contenders, int operations) throws IOException {
        List<Contender> order = new ArrayList<>(contenders);
        Collections.shuffle(order, random);
        Map<Configuration, long[]> figures = new HashMap<>();
        for (Contender contender : order) {
            figures.put(contender.configuration, contender.jvm.tell(operations));
        }
        long[] first = Objects.requireNonNull(figures.get(contenders.get(0).configuration));
        double base = first[1] / (double) first[0];
        for (Contender contender : contenders) {
            long[] f = Objects.requireNonNull(figures.get(contender.configuration));
            double done = f[0];
            contender.turns.add(new Turn(f[1] / done, f[2] / done, f[1] / done / base));
        }
    }
}
