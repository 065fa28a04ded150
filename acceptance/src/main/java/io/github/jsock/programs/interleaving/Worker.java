package io.github.jsock.programs.interleaving;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One thread, which does random things to random sockets. */
final class Worker extends Thread {
    private static final int PATIENCE_TICKS = 4;
    // So that the machine, and the kernel's memory of closed connections, is not filled.
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final int STEPS_TO_GARBAGE_COLLECTION = 5_000;

    private final World world;
    private final Gate gate;
    private final Random random;
    private volatile @Nullable Specimen inUse;
    private @Nullable Specimen seen;
    private int ticks;

    Worker(World world, Gate gate, long seed) {
        super("worker " + seed);
        this.world = world;
        this.gate = gate;
        random = new Random(seed);
        setDaemon(true);
        setUncaughtExceptionHandler((thread, thrown) -> {
            thrown.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
    }

    @Override
    public void run() {
        try {
            for (; ; ) {
                gate.pass();
                turn();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void turn() {
        try {
            Specimen specimen = world.any(random);
            if (specimen == null || random.nextInt(6) == 0) {
                world.add(Kinds.open(random), random);
            } else if (random.nextInt(40) == 0) {
                specimen.close();
            } else if (random.nextInt(STEPS_TO_GARBAGE_COLLECTION) == 0) {
                System.gc();
            } else {
                use(specimen);
            }
        } catch (Exception e) {
            // Refused, reset, closed by another thread or not in the state for it: a socket's life.
        }
    }

    private void use(Specimen specimen) throws Exception {
        inUse = specimen;
        try {
            specimen.use(world, random);
        } finally {
            inUse = null;
        }
    }

    /** Called at each tick: closes the socket in use if it has been for too long. */
    void unblock() {
        Specimen now = inUse;
        ticks = now != null && now == seen ? ticks + 1 : 0;
        seen = now;
        if (now != null && ticks > PATIENCE_TICKS) {
            try {
                now.close();
            } catch (IOException e) {
                // It is closed all the same.
            }
        }
    }
}
