package io.github.jsock.acceptance;

import io.github.jsock.programs.Interleaving;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Drives the program {@link Interleaving} by its lines. */
record InterleavingRun(TargetJvm jvm) implements AutoCloseable {
    private static final int PORTS = 1_000;
    /** Below all that the kernel, and other tests, hand out: the program connects to ports that it no longer has. */
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(10_000);

    /** Starts the program, which begins at once. */
    static InterleavingRun start(TargetJvm.Launch launch, long seed, int seconds)
            throws IOException, InterruptedException {
        InterleavingRun run = new InterleavingRun(launch.main(
                Interleaving.class.getName(),
                Long.toString(seed),
                Integer.toString(seconds),
                Integer.toString(NEXT_PORT.getAndAdd(PORTS))));
        if (!run.jvm.readLine().equals("SEED " + seed)) {
            throw new AssertionError("expected the seed " + seed + " of " + run.jvm);
        }
        return run;
    }

    /** Waits until all rest; false when the time is over instead. */
    boolean rests() throws InterruptedException {
        String line = jvm.readLine();
        if (!line.equals("QUIET") && !line.equals("DONE")) {
            throw new AssertionError("expected that all rest, of " + jvm);
        }
        return line.equals("QUIET");
    }

    /** While all rest: how many sockets wait to be told whether they are connected. */
    long connecting() throws IOException, InterruptedException {
        jvm.send("connecting");
        String[] words = jvm.readLine().split(" ", -1);
        if (!words[0].equals("CONNECTING")) {
            throw new AssertionError("expected a count of " + jvm);
        }
        return Long.parseLong(words[1]);
    }

    void goOn() throws IOException {
        jvm.send("go on");
    }

    @Override
    public void close() {
        jvm.close();
    }
}
