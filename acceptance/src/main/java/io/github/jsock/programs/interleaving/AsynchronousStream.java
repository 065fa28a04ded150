package io.github.jsock.programs.interleaving;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.Random;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** An {@link AsynchronousSocketChannel}; nobody waits for what it does. */
final class AsynchronousStream extends Specimen {
    private final AsynchronousSocketChannel channel;
    private volatile @Nullable Future<?> connect;

    AsynchronousStream(AsynchronousSocketChannel channel) {
        this.channel = channel;
    }

    @Override
    void step(World world, Random random) throws Exception {
        switch (random.nextInt(9)) {
            case 0:
                channel.bind(world.tcp.free(random));
                break;
            case 1:
            case 2:
            case 3:
                connect = channel.connect(world.tcp.any(random));
                break;
            case 4:
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                break;
            case 5:
                channel.shutdownInput();
                break;
            case 6:
                channel.shutdownOutput();
                break;
            case 7:
                Future<?> unusedRead = channel.read(ByteBuffer.wrap(bytes(random)));
                break;
            default:
                Future<?> unusedWrite = channel.write(ByteBuffer.wrap(bytes(random)));
        }
    }

    @Override
    boolean isConnecting() {
        Future<?> outcome = connect;
        return outcome != null && !outcome.isDone() && channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
