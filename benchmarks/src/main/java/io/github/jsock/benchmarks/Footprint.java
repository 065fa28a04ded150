package io.github.jsock.benchmarks;

import io.github.jsock.workloads.HeldOpen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Heap per connection: what a JVM with jsock has in use for so many more, less what one without has. */
final class Footprint {
    private static final int FEW_PAIRS = 500;
    private static final int MANY_PAIRS = 4_000;

    private final Path home;
    private final Path jar;
    private final Path log;

    Footprint(Path home, Path jar, Path log) {
        this.home = home;
        this.jar = jar;
        this.log = log;
    }

    /**
     * Bytes of heap per open connection.
     *
     * @param traced as jsock comes, when stacks have been taken that nobody has asked for yet
     * @param untraced with owners off
     */
    record Bytes(Spread traced, Spread untraced) {}

    /** Measures it so many times. */
    Bytes measure(int launches) throws IOException {
        List<Double> traced = new ArrayList<>();
        List<Double> untraced = new ArrayList<>();
        for (int launch = 0; launch < launches; launch++) {
            double without = grown(List.of());
            traced.add(grown(List.of("-javaagent:" + jar + "=http=off,jmx=off")) - without);
            untraced.add(grown(List.of("-javaagent:" + jar + "=http=off,jmx=off,owners=off")) - without);
        }
        return new Bytes(Spread.of(traced), Spread.of(untraced));
    }

    /** What many take more than few, for each. */
    private double grown(List<String> options) throws IOException {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC"));
        try (DrivenJvm jvm = new DrivenJvm(home, all, log, HeldOpen.class)) {
            jvm.awaitReady();
            // Once before, for all code to have run.
            jvm.tell("hold " + MANY_PAIRS);
            jvm.tell("hold 0");
            jvm.tell("hold " + FEW_PAIRS);
            double few = jvm.tell("weigh")[0];
            jvm.tell("hold " + MANY_PAIRS);
            double many = jvm.tell("weigh")[0];
            return (many - few) / (2 * (MANY_PAIRS - FEW_PAIRS));
        }
    }
}
