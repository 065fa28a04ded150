package io.github.jsock.benchmarks;

import io.github.jsock.workloads.HeldOpen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What it costs to be read, in a JVM that holds many connections while the kernel's tables have {@value #TIME_WAITS} rows in
 * TIME_WAIT besides: each read by itself, and all that the agent's threads spend when nobody reads and when somebody does.
 */
final class Reading {
    /** How many rows in TIME_WAIT are kept. */
    static final int TIME_WAITS = 20_000;

    /** With the clients' view of them, twice as many services. */
    private static final int LISTENERS = 100;

    private static final String ALL_THREADS = "spent jsock";
    private static final String HTTP_THREADS = "spent jsock-http";
    /** A snapshot serves all that is asked within a second: each read is to have one of its own. */
    private static final long REST_MILLIS = 1_100;

    private static final long SCRAPE_MILLIS = 5_000;

    private final Path home;
    private final Path jar;
    private final Path log;

    Reading(Path home, Path jar, Path log) {
        this.home = home;
        this.jar = jar;
        this.log = log;
    }

    /**
     * What it costs to read so many connections.
     *
     * @param services how many they are spread over
     * @param timeWaits rows in TIME_WAIT, at the end
     * @param reads by what is read
     * @param unread percent of one processor that all threads of the agent take when nobody reads
     * @param scraped the same when metrics are read every five seconds
     */
    record Costs(int services, int timeWaits, Map<String, Read> reads, Spread unread, Spread scraped) {}

    /** One read: CPU of the reading threads, what they allocate, and how long the answer is, or for MBeans how many attributes. */
    record Read(Spread cpuMillis, Spread allocatedKib, Spread length) {}

    /**
     * How often each thing is read, at first for all to be compiled and then measured; and for how many times how many seconds the
     * agent's threads are watched.
     */
    record Effort(int warmUps, int times, int windows, int windowSeconds) {}

    /** Measures it for so many connections, half of them clients. */
    @SuppressWarnings("try") // The rows are there while it is open.
    Costs of(int connections, Effort effort) throws IOException, InterruptedException {
        int listeners = Math.min(LISTENERS, connections / 2);
        AgentPort port = AgentPort.free();
        List<String> options = List.of("-javaagent:" + jar + "=" + port.option(), "-Xmx512m", "-XX:+UseSerialGC");
        try (TimeWaits rows = new TimeWaits(TIME_WAITS);
                DrivenJvm jvm = new DrivenJvm(home, options, log, HeldOpen.class)) {
            jvm.awaitReady();
            jvm.tell("listen " + listeners);
            jvm.tell("hold " + connections / 2);
            port.awaitScrape();
            Map<String, Single> kinds = kinds(jvm, port);
            Map<String, Read> reads = new LinkedHashMap<>();
            for (Map.Entry<String, Single> kind : kinds.entrySet()) {
                reads.put(kind.getKey(), read(kind.getValue(), effort));
            }
            Spread unread = share(jvm, effort, () -> Thread.sleep(1_000L * effort.windowSeconds));
            Spread scraped = share(jvm, effort, () -> {
                for (long left = 1_000L * effort.windowSeconds; left > 0; left -= SCRAPE_MILLIS) {
                    port.get("/metrics");
                    Thread.sleep(Math.min(left, SCRAPE_MILLIS));
                }
            });
            return new Costs(2 * listeners, TimeWaits.count(), reads, unread, scraped);
        }
    }

    /** Reads once and rests: CPU nanoseconds, bytes allocated, length. */
    private interface Single {
        long[] read(long restMillis) throws IOException, InterruptedException;
    }

    private interface Meanwhile {
        void run() throws IOException, InterruptedException;
    }

    private static Map<String, Single> kinds(DrivenJvm jvm, AgentPort port) {
        Map<String, Single> kinds = new LinkedHashMap<>();
        for (String path : List.of("/metrics", "/api/v1/sockets")) {
            kinds.put("`GET " + path + "`", restMillis -> {
                long[] before = jvm.tell(HTTP_THREADS);
                long length = port.get(path);
                // Asked for only then: when the answer is complete, the thread still has something to do.
                Thread.sleep(restMillis);
                long[] after = jvm.tell(HTTP_THREADS);
                return new long[] {after[0] - before[0], after[1] - before[1], length};
            });
        }
        kinds.put("JMX, every attribute", restMillis -> {
            long[] took = jvm.tell("beans jsock");
            Thread.sleep(restMillis);
            return new long[] {took[0], took[1], took[3]};
        });
        return kinds;
    }

    private static Read read(Single single, Effort effort) throws IOException, InterruptedException {
        for (int i = 0; i < effort.warmUps; i++) {
            single.read(0);
        }
        Thread.sleep(REST_MILLIS);
        List<Double> cpuMillis = new ArrayList<>();
        List<Double> allocatedKib = new ArrayList<>();
        List<Double> length = new ArrayList<>();
        for (int i = 0; i < effort.times; i++) {
            long[] took = single.read(REST_MILLIS);
            cpuMillis.add(took[0] / 1e6);
            allocatedKib.add(took[1] / 1024.0);
            length.add((double) took[2]);
        }
        return new Read(Spread.of(cpuMillis), Spread.of(allocatedKib), Spread.of(length));
    }

    private static Spread share(DrivenJvm jvm, Effort effort, Meanwhile meanwhile)
            throws IOException, InterruptedException {
        List<Double> percent = new ArrayList<>();
        for (int window = 0; window < effort.windows; window++) {
            long began = System.nanoTime();
            long before = jvm.tell(ALL_THREADS)[0];
            meanwhile.run();
            long spent = jvm.tell(ALL_THREADS)[0] - before;
            percent.add(100.0 * spent / (System.nanoTime() - began));
        }
        return Spread.of(percent);
    }
}
