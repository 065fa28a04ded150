package io.github.jsock.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Keeps rows in TIME_WAIT in the kernel's tables, of connections that nobody has any more: every reader of the tables has to pass
 * over them. Their ports are not ephemeral ones, which others may need.
 */
final class TimeWaits implements AutoCloseable {
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;
    private static final int FIRST_ADDRESS = 9;
    private static final int ADDRESSES = 4;
    private static final long LOOK_MILLIS = 200;

    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final int rows;
    private final Thread thread = new Thread(this::keep, "time-waits");
    private int next;

    /** Has so many from now on, 60 seconds longer than it is open. */
    TimeWaits(int rows) throws IOException {
        this.rows = rows;
        listener.bind(new InetSocketAddress(address(FIRST_ADDRESS - 1), 0));
        replenish();
        thread.setDaemon(true);
        thread.start();
    }

    /** How many there are, those of others included. */
    static int count() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/net/sockstat"))) {
            List<String> words = List.of(line.split(" ", -1));
            if (words.get(0).equals("TCP:")) {
                return Integer.parseInt(words.get(words.indexOf("tw") + 1));
            }
        }
        return 0;
    }

    private void keep() {
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                replenish();
            }
        } catch (IOException e) {
            System.err.println("benchmarks: fewer rows in TIME_WAIT from now on: " + e);
        } catch (InterruptedException e) {
            // The end.
        }
    }

    private void replenish() throws IOException {
        for (int missing = rows - count(); missing > 0; missing--) {
            leaveOne();
        }
    }

    /** The end that ends its side first keeps the row. */
    private void leaveOne() throws IOException {
        int number = next++ % (PORTS * ADDRESSES);
        InetAddress address = address(FIRST_ADDRESS + number / PORTS);
        try (SocketChannel client = SocketChannel.open().setOption(StandardSocketOptions.SO_REUSEADDR, true)) {
            try {
                client.bind(new InetSocketAddress(address, FIRST_PORT + number % PORTS));
            } catch (IOException e) {
                return; // Somebody else has that port.
            }
            client.connect(listener.getLocalAddress());
            try (SocketChannel server = listener.accept()) {
                client.shutdownOutput();
                server.read(ByteBuffer.allocate(1));
            }
        }
    }

    private static InetAddress address(int last) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        listener.close();
    }
}
