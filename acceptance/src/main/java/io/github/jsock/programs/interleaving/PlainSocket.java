package io.github.jsock.programs.interleaving;

import java.io.IOException;
import java.net.Socket;
import java.util.Random;

/** A {@link Socket}. */
final class PlainSocket extends Specimen {
    private final Socket socket;

    PlainSocket(Socket socket) {
        this.socket = socket;
    }

    @Override
    void step(World world, Random random) throws Exception {
        switch (random.nextInt(12)) {
            case 0:
                socket.setReuseAddress(true);
                break;
            case 1:
                socket.bind(world.tcp.free(random));
                break;
            case 2:
            case 3:
            case 4:
                socket.connect(world.tcp.any(random), random.nextInt(3));
                break;
            case 5:
                // The kernel then forgets the connection as soon as it is closed, and the peer sees a reset.
                socket.setSoLinger(true, 0);
                break;
            case 6:
                socket.sendUrgentData(1);
                break;
            case 7:
                shutdown(random);
                break;
            case 8:
            case 9:
                socket.setSoTimeout(1);
                socket.getInputStream().read(bytes(random));
                break;
            default:
                socket.getOutputStream().write(bytes(random));
        }
    }

    private void shutdown(Random random) throws IOException {
        if (random.nextBoolean()) {
            socket.shutdownInput();
        } else {
            socket.shutdownOutput();
        }
    }

    @Override
    boolean isCollected() {
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
