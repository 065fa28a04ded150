package io.github.jsock.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Connects to one listener until there is no local port left, says how often it could and what it then got, and ends at the
 * next line. The argument is the listener's port.
 */
public final class PortsUsedUp {
    private final List<Socket> kept = new ArrayList<>();

    private PortsUsedUp() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        try (ServerSocket listener = new ServerSocket(port, 1_000, InetAddress.getLoopbackAddress())) {
            System.out.println(new PortsUsedUp().connectAll(listener));
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII)).readLine();
        }
    }

    private String connectAll(ServerSocket listener) {
        try {
            while (true) {
                kept.add(connect(listener));
            }
        } catch (IOException e) {
            return "CONNECTED " + kept.size() + ", then " + e;
        }
    }

    private static Socket connect(ServerSocket listener) throws IOException {
        return new Socket(listener.getInetAddress(), listener.getLocalPort());
    }
}
