package io.github.jsock.programs;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Opens sockets until just no descriptor is left. Then it gives the last one back and takes it again, over and over for so
 * many seconds, and says how often it was not to be had: somebody else in this process had it. At the next line it asks for
 * one too many, and ends at the line after. One of its connections has been ended by its peer before that.
 */
public final class LastDescriptor {
    private static final File DESCRIPTORS = new File("/proc/self/fd");
    /** Long enough for another to look, short enough to meet one who keeps it for a moment. */
    private static final long PAUSE_NANOS = 50_000;

    private final List<Socket> kept = new ArrayList<>();

    private LastDescriptor() {}

    /** Runs it: the number of seconds is its argument. */
    public static void main(String[] args) throws Exception {
        LastDescriptor program = new LastDescriptor();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            Socket served = listener.accept();
            // What must be loaded is before descriptors run out.
            program.missed(TimeUnit.MILLISECONDS.toNanos(10));
            System.out.println("CONNECTED " + client.getLocalPort());
            in.readLine();
            program.fill();
            served.close();
            program.kept.add(open());
            System.out.println("MISSED " + program.missed(TimeUnit.SECONDS.toNanos(Long.parseLong(args[0]))));
            in.readLine();
            System.out.println(program.oneTooMany());
            in.readLine();
        }
    }

    private static Socket open() throws IOException {
        Socket socket = new Socket();
        socket.bind(null);
        return socket;
    }

    /** To list the folder takes one: when that fails none is left, and nothing of ours had to. */
    private void fill() throws IOException {
        while (DESCRIPTORS.list() != null) {
            kept.add(open());
        }
    }

    private int missed(long nanos) throws IOException {
        int missed = 0;
        Socket last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < nanos) {
            if (last != null) {
                last.close();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            try {
                last = open();
            } catch (IOException e) {
                missed++;
            }
        }
        if (kept.isEmpty() && last != null) {
            last.close();
        }
        return missed;
    }

    private String oneTooMany() {
        try {
            while (true) {
                kept.add(open());
            }
        } catch (IOException e) {
            return e.toString();
        }
    }
}
