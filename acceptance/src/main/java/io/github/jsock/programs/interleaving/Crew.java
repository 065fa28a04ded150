package io.github.jsock.programs.interleaving;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The threads that work, and rest together. Whoever has them work sees to it that none of them stays blocked. */
public final class Crew {
    private static final int WORKERS = 6;
    private static final long TICK_MILLIS = 1;

    private final World world;
    private final Gate gate = new Gate(WORKERS);
    private final List<Worker> workers = new ArrayList<>();

    /** They rest, and have opened nothing yet; 1,000 ports are theirs from {@code firstPort} on. */
    public Crew(long seed, int firstPort) throws IOException {
        world = new World(firstPort);
        for (int i = 0; i < WORKERS; i++) {
            Worker worker = new Worker(world, gate, seed + i);
            workers.add(worker);
            worker.start();
        }
    }

    /** Has them work for so long and then rest. Returns when all do. */
    public void work(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        gate.open();
        while (System.nanoTime() - end < 0) {
            tick();
        }
        gate.shut();
        while (!gate.allRest()) {
            tick();
        }
    }

    /** Who sits blocked since the last ticks has its socket closed under its hands. */
    private void tick() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
        for (Worker worker : workers) {
            worker.unblock();
        }
    }

    /** Leaves nothing behind in the file system. They must rest, for good. */
    public void tidy() throws IOException {
        world.unix.delete();
    }

    /** How many sockets wait to be told whether they are connected. */
    public int connecting() {
        return world.connecting();
    }
}
