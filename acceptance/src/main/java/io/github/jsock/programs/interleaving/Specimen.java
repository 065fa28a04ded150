package io.github.jsock.programs.interleaving;

import java.io.Closeable;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A socket of one kind. Any thread may use it at any time, and close it under another one's hands. */
abstract class Specimen implements Closeable {
    private static final int STEPS_TO_MODE = 12;

    /** Held for writing while its mode changes. */
    private final ReadWriteLock mode = new ReentrantReadWriteLock();

    /**
     * Does one thing with it; throws whatever the JDK throws when it does not like that. A channel may be used by any number of
     * threads meanwhile, but not begin to block or cease to: {@code configureBlocking} tells itself of that only after it has let go
     * of the channel's locks, and a call in between blocks one that is closed as if it did not, which the JDK then waits for for ever.
     */
    final void use(World world, Random random) throws Exception {
        if (random.nextInt(STEPS_TO_MODE) == 0 && mode.writeLock().tryLock()) {
            try {
                changeMode(random);
            } finally {
                mode.writeLock().unlock();
            }
            return;
        }
        mode.readLock().lock();
        try {
            step(world, random);
        } finally {
            mode.readLock().unlock();
        }
    }

    /** Makes it block or not, if that can be. */
    void changeMode(Random random) throws IOException {
        // Most always block.
    }

    /** Does one thing with it, other than that. */
    abstract void step(World world, Random random) throws Exception;

    /** Whether the application waits to be told whether it is connected. */
    boolean isConnecting() {
        return false;
    }

    /** Whether the JDK closes it when it is garbage; other kinds stay open for good. */
    boolean isCollected() {
        return false;
    }

    /** A few bytes, or none. */
    static byte[] bytes(Random random) {
        return new byte[random.nextInt(2_000)];
    }
}
