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
    private static final int REMEMBERED = 1_000;

    private final Path home;
    private final Path jar;
    private final Path log;

    Footprint(Path home, Path jar, Path log) {
        this.home = home;
        this.jar = jar;
        this.log = log;
    }

    /**
     * Bytes of heap.
     *
     * @param open per connection that is open
     * @param closed per connection that has ended and is remembered
     */
    record Bytes(Spread open, Spread closed) {}

    /** Measures it so many times. */
    Bytes measure(int launches) throws IOException {
        List<Double> open = new ArrayList<>();
        List<Double> closed = new ArrayList<>();
        for (int launch = 0; launch < launches; launch++) {
            Heap without = heap(List.of());
            Heap forgetful = heap(List.of("-javaagent:" + jar + "=http=off,jmx=off,history=0"));
            Heap with = heap(List.of("-javaagent:" + jar + "=http=off,jmx=off,history=" + REMEMBERED));
            open.add((with.grown() - without.grown()) / (2 * (MANY_PAIRS - FEW_PAIRS)));
            closed.add((with.atLast() - forgetful.atLast()) / REMEMBERED);
        }
        return new Bytes(Spread.of(open), Spread.of(closed));
    }

    /** Bytes in use: what many take more than few, and what is in use when all have been closed. */
    private record Heap(double grown, double atLast) {}

    private Heap heap(List<String> options) throws IOException {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC"));
        try (DrivenJvm jvm = new DrivenJvm(home, all, log, HeldOpen.class)) {
            jvm.awaitReady();
            // As often as it takes for all code to have run, and for what is remembered to be full.
            jvm.tell(MANY_PAIRS);
            jvm.tell(0);
            double few = jvm.tell(FEW_PAIRS)[0];
            double many = jvm.tell(MANY_PAIRS)[0];
            return new Heap(many - few, jvm.tell(0)[0]);
        }
    }
}
