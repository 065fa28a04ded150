package io.github.jsock.programs.interleaving;

import java.io.IOException;
import java.util.Random;

/**
 * A datagram socket, which before Java 15 is used and closed by one thread at a time: see {@link Kinds#THREAD_SAFE}. No call may
 * block then, since nobody could end it.
 */
abstract class OneAtATime extends Specimen {
    /** As {@link #step}. */
    abstract void useAlone(World world, Random random) throws Exception;

    abstract void closeSocket() throws IOException;

    @Override
    final void step(World world, Random random) throws Exception {
        if (Kinds.THREAD_SAFE) {
            useAlone(world, random);
        } else {
            synchronized (this) {
                useAlone(world, random);
            }
        }
    }

    @Override
    public final void close() throws IOException {
        if (Kinds.THREAD_SAFE) {
            closeSocket();
        } else {
            synchronized (this) {
                closeSocket();
            }
        }
    }
}
