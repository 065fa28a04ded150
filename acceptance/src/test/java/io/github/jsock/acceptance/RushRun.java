package io.github.jsock.acceptance;

import io.github.jsock.programs.Rush;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Drives the program {@link Rush} by its lines. */
record RushRun(TargetJvm jvm, List<String> targets) implements AutoCloseable {
    /** For many more cycles than by default. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int LISTENERS = 4;

    /** Starts it and has it listen on several addresses. */
    static RushRun start(TargetJvm.Launch launch) throws IOException, InterruptedException {
        RushRun run = new RushRun(launch.main(Rush.class.getName()), new ArrayList<>());
        for (int i = 1; i <= LISTENERS; i++) {
            String address = "127.0.0." + i;
            run.jvm.send("listen " + address);
            run.targets.add(address + ":" + run.answer("PORT"));
        }
        return run;
    }

    /** Has it begin to open and close connections to another one, on so many threads so many times each. */
    void begin(int threads, int cycles, RushRun peer) throws IOException {
        jvm.send("rush " + threads + " " + cycles + " " + String.join(" ", peer.targets));
    }

    /** Waits for the end of what was begun; how many connections there were. */
    long end() throws InterruptedException {
        return answer("RUSHED");
    }

    /** Waits until it has served so many altogether; how many they are. */
    long awaitServed(long count) throws IOException, InterruptedException {
        jvm.send("await " + count);
        return answer("SERVED");
    }

    /** How many bytes a collection leaves on its heap. */
    long heapBytes() throws IOException, InterruptedException {
        jvm.send("heap");
        return answer("HEAP");
    }

    private long answer(String name) throws InterruptedException {
        String[] words = jvm.readLine(LONGEST).split(" ", -1);
        if (words.length != 2 || !words[0].equals(name)) {
            throw new AssertionError("expected " + name + ", not " + String.join(" ", words) + ", of " + jvm);
        }
        return Long.parseLong(words[1]);
    }

    @Override
    public void close() {
        jvm.close();
    }
}
