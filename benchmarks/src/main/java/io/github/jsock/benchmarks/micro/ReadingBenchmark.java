package io.github.jsock.benchmarks.micro;

import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.View;
import io.github.jsock.exporter.json.SocketsJson;
import io.github.jsock.exporter.metrics.MetricsText;
import io.github.jsock.exporter.owner.Owners;
import io.github.jsock.recorder.Limits;
import io.github.jsock.recorder.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is read of a table that is larger than what this process may open; each from a snapshot of its own. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReadingBenchmark {
    /** A table with so many connections, half of them clients, of 200 services. */
    @State(Scope.Benchmark)
    public static class Table {
        private static final int LISTENERS = 100;

        /** How many. */
        @Param({"10000", "100000"})
        public int slots;

        private final View view = new View(new Owners(() -> new Class<?>[0], 50));
        private final MetricsText metrics = new MetricsText(view, "0", "17", "premain");
        private final SocketsJson json = new SocketsJson(view, new PortNames(Map.of()));

        /** Fills it. */
        @Setup
        public void fill() throws Throwable {
            Limits.set(1_000_000, 200, 1_000);
            for (int service = 0; service < LISTENERS; service++) {
                Sockets.listen(service);
            }
            for (int i = 0; i < slots; i += 2) {
                int service = i / 2 % LISTENERS;
                Sockets.accept(Sockets.FIRST + i, service);
                Sockets.connect(Sockets.FIRST + i + 1, service);
            }
        }
    }

    /** The snapshot alone. */
    @Benchmark
    public Snapshot snapshot(Table table) {
        return table.view.renewed();
    }

    /** A snapshot as metrics. */
    @Benchmark
    public void metrics(Table table) throws IOException {
        table.view.renewedShallow();
        table.metrics.write(null, OutputStream.nullOutputStream());
    }

    /** A snapshot as JSON, of which every socket is a part. */
    @Benchmark
    public void json(Table table) throws IOException {
        table.view.renewed();
        table.json.write(Map.of(), new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8));
    }
}
