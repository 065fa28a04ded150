package io.github.jsock.programs.interleaving;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Random;

/** A {@link ServerSocket}. */
final class PlainListener extends Specimen {
    private static final int BACKLOG = 20;

    private final ServerSocket listener;

    PlainListener(ServerSocket listener) {
        this.listener = listener;
    }

    @Override
    void step(World world, Random random) throws Exception {
        if (listener.isBound()) {
            listener.setSoTimeout(1);
            world.add(new PlainSocket(listener.accept()), random);
        } else if (random.nextInt(4) == 0) {
            listener.setReuseAddress(true);
        } else {
            listener.bind(world.tcp.free(random), 1 + random.nextInt(BACKLOG));
            world.tcp.add(listener.getLocalSocketAddress(), random);
        }
    }

    @Override
    boolean isCollected() {
        return true;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
