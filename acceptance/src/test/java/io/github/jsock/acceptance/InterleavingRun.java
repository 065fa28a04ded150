package io.github.jsock.acceptance;

import io.github.jsock.programs.Interleaving;
import java.io.IOException;

/** Drives the program {@link Interleaving} by its lines. */
record InterleavingRun(TargetJvm jvm) implements AutoCloseable {
    /** Starts the program, which begins at once. */
    static InterleavingRun start(TargetJvm.Launch launch, long seed, int seconds)
            throws IOException, InterruptedException {
        InterleavingRun run = new InterleavingRun(
                launch.main(Interleaving.class.getName(), Long.toString(seed), Integer.toString(seconds)));
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
