package io.github.jsock.programs.interleaving;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Random;

/** A {@link ServerSocketChannel}, of TCP or of a Unix domain; blocking or not. */
final class StreamListener extends Specimen {
    private static final int BACKLOG = 20;

    private final ServerSocketChannel listener;
    private final boolean unix;

    StreamListener(ServerSocketChannel listener, boolean unix) {
        this.listener = listener;
        this.unix = unix;
    }

    @Override
    void step(World world, Random random) throws Exception {
        if (listener.getLocalAddress() == null) {
            listener.bind(unix ? world.unix.free() : world.tcp.free(random), 1 + random.nextInt(BACKLOG));
            (unix ? world.unix.addresses : world.tcp).add(listener.getLocalAddress(), random);
        } else {
            SocketChannel accepted = listener.accept();
            if (accepted != null) {
                world.add(new StreamChannel(accepted, unix), random);
            }
        }
    }

    @Override
    void changeMode(Random random) throws IOException {
        listener.configureBlocking(random.nextBoolean());
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
