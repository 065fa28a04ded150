package io.github.jsock.programs.interleaving;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Random;

/** A {@link DatagramChannel}, blocking or not. */
final class Datagrams extends OneAtATime {
    private final DatagramChannel channel;

    Datagrams(DatagramChannel channel) {
        this.channel = channel;
    }

    @Override
    void useAlone(World world, Random random) throws Exception {
        ByteBuffer buffer = random.nextBoolean() ? ByteBuffer.wrap(bytes(random)) : ByteBuffer.allocateDirect(500);
        if (!Kinds.THREAD_SAFE) {
            channel.configureBlocking(false);
        }
        switch (random.nextInt(8)) {
            case 0:
                channel.bind(world.udp.free(random));
                world.udp.add(channel.getLocalAddress(), random);
                break;
            case 1:
            case 2:
                channel.connect(world.udp.any(random));
                break;
            case 3:
                channel.disconnect();
                break;
            case 4:
                channel.send(buffer, world.udp.any(random));
                break;
            case 5:
                channel.write(buffer);
                break;
            case 6:
                channel.read(buffer);
                break;
            default:
                channel.receive(buffer);
        }
    }

    @Override
    void changeMode(Random random) throws IOException {
        channel.configureBlocking(Kinds.THREAD_SAFE && random.nextInt(4) == 0);
    }

    @Override
    void closeSocket() throws IOException {
        channel.close();
    }
}
