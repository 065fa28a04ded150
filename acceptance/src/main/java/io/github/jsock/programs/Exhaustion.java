package io.github.jsock.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens sockets until none can be opened any more, and says how many there were and what each way to open another then threw.
 * At the next line it closes half of them, says how many it could open in their place, closes all, and ends at the line
 * after.
 */
public final class Exhaustion {
    private static final int UNHURRIED_MILLIS = 12;

    private final List<Socket> kept = new ArrayList<>();
    private final ServerSocket listener;

    private Exhaustion() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** A way to open a socket. */
    private interface Way {
        AutoCloseable open() throws Exception;
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Exhaustion program = new Exhaustion();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        // All the time a connection waits to be accepted. What must be loaded is before descriptors run out.
        program.connect().close();
        System.out.println(program.ways());
        System.out.println("LISTENING");
        in.readLine();
        program.hoard();
        System.out.println("OPENED " + program.kept.size());
        System.out.println(program.ways());
        System.out.println("FULL");
        in.readLine();
        int half = program.kept.size() / 2;
        for (Socket socket : program.kept.subList(0, half)) {
            socket.close();
        }
        program.kept.subList(0, half).clear();
        int left = program.kept.size();
        program.hoard();
        System.out.println("OPENED AGAIN " + (program.kept.size() - left));
        for (Socket socket : program.kept) {
            socket.close();
        }
        System.out.println("DONE");
        in.readLine();
    }

    /** Opens sockets that are bound, until that fails. */
    private void hoard() throws InterruptedException {
        try {
            while (true) {
                Socket socket = new Socket();
                socket.bind(null);
                kept.add(socket);
                // Slowly enough for each to be traced.
                Thread.sleep(UNHURRIED_MILLIS);
            }
        } catch (IOException e) {
            System.out.println("hoard: " + e);
        }
    }

    private String ways() {
        return "socket: " + outcome(this::connect) + "; channel: " + outcome(SocketChannel::open) + "; datagrams: "
                + outcome(DatagramSocket::new) + "; listener: " + outcome(ServerSocketChannel::open) + "; accept: "
                + outcome(listener::accept);
    }

    private Socket connect() throws IOException {
        return new Socket(listener.getInetAddress(), listener.getLocalPort());
    }

    private static String outcome(Way way) {
        try (AutoCloseable opened = way.open()) {
            return opened == null ? "none" : "opened";
        } catch (Exception e) {
            return e.toString();
        }
    }
}
