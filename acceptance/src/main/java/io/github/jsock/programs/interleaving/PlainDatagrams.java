package io.github.jsock.programs.interleaving;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.util.Random;

/** A {@link DatagramSocket}, or what a channel gives in its stead. */
final class PlainDatagrams extends OneAtATime {
    private final DatagramSocket socket;
    private final boolean collected;

    PlainDatagrams(DatagramSocket socket, boolean collected) {
        this.socket = socket;
        this.collected = collected;
    }

    @Override
    void useAlone(World world, Random random) throws Exception {
        switch (random.nextInt(7)) {
            case 0:
                socket.bind(world.udp.free(random));
                world.udp.add(socket.getLocalSocketAddress(), random);
                break;
            case 1:
                socket.connect(world.udp.any(random));
                break;
            case 2:
                socket.disconnect();
                break;
            case 3:
                send(random.nextBoolean() ? world.udp.any(random) : socket.getRemoteSocketAddress(), random);
                break;
            case 4:
                send(world.udp.any(random), random);
                break;
            default:
                socket.setSoTimeout(1);
                byte[] bytes = bytes(random);
                socket.receive(new DatagramPacket(bytes, bytes.length));
        }
    }

    private void send(SocketAddress to, Random random) throws IOException {
        byte[] bytes = bytes(random);
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    @Override
    boolean isCollected() {
        return collected;
    }

    @Override
    void closeSocket() {
        socket.close();
    }
}
