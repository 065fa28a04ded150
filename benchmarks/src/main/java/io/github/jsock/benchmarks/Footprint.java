package io.github.jsock.benchmarks;

import io.github.jsock.workloads.HeldOpen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Heap per socket: by how much all objects of a JVM with jsock grow when there are so many more, less those of one without.
 *
 * <p>They are weighed once somebody has looked at all of them, as the agent's own thread does every ten seconds: what it was told by
 * the recorder and the kernel is kept then, and stacks no longer are. What a connection takes before that is told too. Sockets come slowly enough for every opening and close to be
 * traced. MBeans are off, since a listener's comes when it comes.
 */
final class Footprint {
    /** With room for all that is opened and ended here; the places of the history are there from the start. */
    private static final String OPTIONS = ",jmx=off,maxServices=1000,history=10000";

    /** Most collections leave gaps, which count as live objects and are a megabyte now and then: no longer. */
    private static final List<String> EXACT =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:MarkSweepAlwaysCompactCount=1");

    private static final int FEW = 100;
    private static final int MORE = 1_000;
    private static final int MORE_LISTENERS = 200;
    private static final int NEW = 200;
    /** The agent's thread may look in between at any of them, but not at most. */
    private static final int TRIES = 5;

    private static final long REST_MILLIS = 2_500;

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
     * @param listener of a listener, with a service of its own
     * @param fresh of an open connection that nobody has looked at
     * @param open of one that somebody has
     * @param ended of an ended one that is remembered
     */
    record Bytes(Spread listener, Spread fresh, Spread open, Spread ended) {}

    /** What each more takes in one JVM. */
    private record Growth(double listener, double fresh, double open, double ended) {
        Growth less(Growth other) {
            return new Growth(listener - other.listener, fresh - other.fresh, open - other.open, ended - other.ended);
        }
    }

    /**
     * Measures it so many times.
     *
     * @param owners each setting of the option of that name that is to be measured
     */
    Map<String, Bytes> measure(int launches, List<String> owners) throws IOException, InterruptedException {
        Map<String, List<Growth>> all = new LinkedHashMap<>();
        for (int launch = 0; launch < launches; launch++) {
            Growth without = grown(List.of(), null);
            for (String setting : owners) {
                AgentPort port = AgentPort.free();
                String agent = "-javaagent:" + jar + "=" + port.option() + ",owners=" + setting + OPTIONS;
                all.computeIfAbsent("owners " + setting, k -> new ArrayList<>())
                        .add(grown(List.of(agent), port).less(without));
            }
        }
        Map<String, Bytes> bytes = new LinkedHashMap<>();
        all.forEach((name, grown) -> bytes.put(
                name,
                new Bytes(
                        of(grown, Growth::listener),
                        of(grown, Growth::fresh),
                        of(grown, Growth::open),
                        of(grown, Growth::ended))));
        return bytes;
    }

    private static Spread of(List<Growth> grown, Function<Growth, Double> part) {
        return Spread.of(grown.stream().map(part).toList());
    }

    private Growth grown(List<String> agent, @Nullable AgentPort port) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(agent);
        options.addAll(EXACT);
        options.add("-Dworkloads.rest=5");
        try (DrivenJvm jvm = new DrivenJvm(home, options, log, HeldOpen.class)) {
            jvm.awaitReady();
            if (port != null) {
                port.awaitScrape();
            }
            // Once before, for all code to have run.
            jvm.tell("end " + FEW);
            weigh(jvm, port);
            double fresh = fresh(jvm, port);
            double fewOpen = after(jvm, port, "hold " + FEW);
            double open = after(jvm, port, "hold " + (FEW + MORE)) - fewOpen;
            double fewEnded = after(jvm, port, "hold 0");
            double ended = after(jvm, port, "end " + MORE) - fewEnded;
            double fewListeners = after(jvm, port, "listen " + FEW);
            double listeners = after(jvm, port, "listen " + (FEW + MORE_LISTENERS)) - fewListeners;
            return new Growth(listeners / MORE_LISTENERS, fresh, open / (2 * MORE), ended / (2 * MORE));
        }
    }

    private static double fresh(DrivenJvm jvm, @Nullable AgentPort port) throws IOException, InterruptedException {
        List<Double> fresh = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            double before = after(jvm, port, "hold " + FEW);
            jvm.tell("hold " + (FEW + NEW));
            fresh.add((jvm.tell("weigh")[0] - before) / (2 * NEW));
        }
        return Spread.of(fresh).median();
    }

    private static double after(DrivenJvm jvm, @Nullable AgentPort port, String command)
            throws IOException, InterruptedException {
        jvm.tell(command);
        return weigh(jvm, port);
    }

    /**
     * A report asks the recorder and the kernel anew; the document asks for every socket's owner. What is made for an answer and
     * kept for the next ones of the same second is let go of before.
     */
    private static double weigh(DrivenJvm jvm, @Nullable AgentPort port) throws IOException, InterruptedException {
        if (port != null) {
            port.get("/api/v1/report");
            port.get("/api/v1/sockets");
            Thread.sleep(REST_MILLIS);
        }
        return jvm.tell("weigh")[0];
    }
}
