package io.github.jsock.benchmarks.micro;

import io.github.jsock.benchmarks.micro.Sockets.Channel;
import io.github.jsock.recorder.Limits;
import io.github.jsock.recorder.Recorder;
import io.github.jsock.recorder.Recording;
import io.github.jsock.recorder.Snapshot;
import io.github.jsock.recorder.Tracing;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

/** Calls into the recorder. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecorderBenchmark {
    /** The first descriptor that is not in use by {@link Table}. */
    private static final int FREE = 200_000;

    /** A table with so many connections. */
    @State(Scope.Benchmark)
    public static class Table {
        /** How many. */
        @Param({"10", "10000", "100000"})
        public int slots;

        /** Whether openings and closes are traced. */
        @Param({"on", "off"})
        public String owners = "on";

        private final AtomicInteger threads = new AtomicInteger();

        /** Fills it. */
        @Setup
        public void fill() throws Throwable {
            Limits.set(1_000_000, 200, 1_000); // What does not fit would cost less.
            Tracing.oneIn(owners.equals("on") ? 1 : 0);
            Sockets.listen(0);
            for (int i = 0; i < slots; i++) {
                Sockets.accept(Sockets.FIRST + i, 0);
            }
        }
    }

    /** A thread's own descriptors. */
    @State(Scope.Thread)
    public static class Own {
        private int number;
        private Channel connected = Sockets.CLOSED;

        /** Connects one. */
        @Setup
        public void connect(Table table) throws Throwable {
            number = FREE + 4 * table.threads.getAndIncrement();
            connected = Sockets.connect(number, 0);
        }
    }

    /** One that costs nothing: what the others are to be compared with. */
    @Benchmark
    public int nothing(Own own) {
        return own.number;
    }

    /** A read of one byte has returned. */
    @Benchmark
    public void read(Own own) throws Throwable {
        Recorder.received(own.connected.fd, 1, null);
    }

    /** A write of one byte has returned. */
    @Benchmark
    public void write(Own own) throws Throwable {
        Recorder.sent(own.connected.fd, 1, null);
    }

    /** Two connections, one accepted and one connected, from their openings to their ends. */
    @Benchmark
    public void lifeOfTwo(Own own) throws Throwable {
        Channel client = Sockets.connect(own.number + 1, 0);
        Channel server = Sockets.accept(own.number + 2, 0);
        Sockets.close(server);
        Sockets.close(client);
    }

    /** All there is, at this moment. */
    @Benchmark
    public Snapshot snapshot(Table table) {
        return Recording.snapshot();
    }
}
