package io.github.jsock.programs.interleaving;

import java.io.IOException;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** An {@link AsynchronousServerSocketChannel}; what it accepts, whenever that is, is given a place. */
final class AsynchronousListener extends Specimen {
    private static final int BACKLOG = 20;

    private final AsynchronousServerSocketChannel listener;

    AsynchronousListener(AsynchronousServerSocketChannel listener) {
        this.listener = listener;
    }

    @Override
    void step(World world, Random random) throws Exception {
        if (listener.getLocalAddress() == null) {
            listener.bind(world.tcp.free(random), 1 + random.nextInt(BACKLOG));
            world.tcp.add(listener.getLocalAddress(), random);
        } else {
            listener.accept(null, new Accepted(world, new Random(random.nextLong())));
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private static final class Accepted implements CompletionHandler<AsynchronousSocketChannel, @Nullable Void> {
        private final World world;
        private final Random random;

        Accepted(World world, Random random) {
            this.world = world;
            this.random = random;
        }

        @Override
        public void completed(AsynchronousSocketChannel channel, @Nullable Void attachment) {
            try {
                world.add(new AsynchronousStream(channel), random);
            } catch (IOException e) {
                // The one before could not be closed well; it is closed all the same.
            }
        }

        @Override
        public void failed(Throwable thrown, @Nullable Void attachment) {
            // The listener is closed.
        }
    }
}
