package io.github.jsock.programs.interleaving;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Random;

/** A {@link SocketChannel}, of TCP or of a Unix domain; blocking or not. */
final class StreamChannel extends Specimen {
    private final SocketChannel channel;
    private final boolean unix;

    StreamChannel(SocketChannel channel, boolean unix) {
        this.channel = channel;
        this.unix = unix;
    }

    @Override
    void step(World world, Random random) throws Exception {
        switch (random.nextInt(13)) {
            case 0:
                channel.bind(unix ? world.unix.free() : world.tcp.free(random));
                break;
            case 1:
            case 2:
            case 3:
                channel.connect((unix ? world.unix.addresses : world.tcp).any(random));
                break;
            case 4:
                if (!unix && Kinds.THREAD_SAFE) {
                    channel.socket().connect(world.tcp.any(random), 1 + random.nextInt(3));
                }
                break;
            case 5:
                channel.finishConnect();
                break;
            case 6:
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                break;
            case 7:
                channel.shutdownInput();
                break;
            case 8:
                channel.shutdownOutput();
                break;
            case 9:
                channel.write(new ByteBuffer[] {ByteBuffer.wrap(bytes(random)), ByteBuffer.allocateDirect(100)});
                break;
            case 10:
                channel.write(ByteBuffer.wrap(bytes(random)));
                break;
            default:
                channel.read(ByteBuffer.wrap(bytes(random)));
        }
    }

    @Override
    boolean isConnecting() {
        return channel.isOpen() && channel.isConnectionPending();
    }

    @Override
    void changeMode(Random random) throws IOException {
        channel.configureBlocking(random.nextBoolean());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
