package io.github.jsock.programs.interleaving;

import java.io.Closeable;
import java.util.Random;

/** A socket of one kind. Any thread may use it at any time, and close it under another one's hands. */
abstract class Specimen implements Closeable {
    /** Does one thing with it; throws whatever the JDK throws when it does not like that. */
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
