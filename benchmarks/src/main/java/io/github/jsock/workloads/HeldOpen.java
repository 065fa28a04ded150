package io.github.jsock.workloads;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds connections open, as many as it is told. For each line of standard input, the number of pairs that there are to be (client
 * and server, so two connections each), it opens or closes some and prints {@code DONE} and the bytes of heap in use after a garbage
 * collection. It ends with its input.
 */
public final class HeldOpen {
    private final InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final List<Closeable> open = new ArrayList<>();

    private HeldOpen() throws IOException {
        listener.bind(new InetSocketAddress(address, 0));
    }

    /** Runs it. */
    public static void main(String[] args) throws IOException {
        HeldOpen held = new HeldOpen();
        System.out.println("READY");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            held.hold(2 * Integer.parseInt(line));
            System.out.println("DONE " + usedHeapBytes());
        }
    }

    private void hold(int connections) throws IOException {
        while (open.size() < connections) {
            open.add(SocketChannel.open(listener.getLocalAddress()));
            open.add(listener.accept());
        }
        while (open.size() > connections) {
            open.remove(open.size() - 1).close();
        }
    }

    /** The least of some: what is collected may free more only in the next collection. */
    private static long usedHeapBytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
