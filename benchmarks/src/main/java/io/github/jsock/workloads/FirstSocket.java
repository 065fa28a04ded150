package io.github.jsock.workloads;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Listens, connects, accepts and sends a byte; then it prints {@code DONE} and the CPU time of the whole process, in ticks of the
 * kernel, as it was when {@code main} began and as it is now. It ends with its input.
 */
public final class FirstSocket {
    /** Fields 14 and 15 of {@code /proc/self/stat}, counted from behind the name, which may have spaces. */
    private static final int USER_TICKS = 12;

    private FirstSocket() {}

    /** Runs it. */
    public static void main(String[] args) throws IOException {
        long atMain = cpuTicks();
        InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket listener = new ServerSocket(0, 50, address);
                Socket client = new Socket(address, listener.getLocalPort());
                Socket server = listener.accept()) {
            client.getOutputStream().write(1);
            server.getInputStream().read();
            System.out.println("DONE " + atMain + " " + cpuTicks());
            while (System.in.read() >= 0) {
                // Until it is closed.
            }
        }
    }

    /** By the plainest of means: anything that loads many classes would be measured with it. */
    private static long cpuTicks() throws IOException {
        byte[] bytes = new byte[1024];
        int length;
        try (InputStream in = new FileInputStream("/proc/self/stat")) {
            length = in.read(bytes);
        }
        String text = new String(bytes, 0, length, StandardCharsets.US_ASCII);
        String[] fields = text.substring(text.lastIndexOf(')') + 1).split(" ", -1);
        return Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]);
    }
}
