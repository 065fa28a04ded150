package io.github.jsock.programs;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The smallest application with a listener and both ends of a connection, over which {@value #HELLO} goes once:
 * {@code Greeting [STATUS]}.
 *
 * <p>It says what it received, waits with all three sockets open until its standard input has a line or ends, and then
 * returns from {@code main}; given a status, it calls {@code System.exit}. What it prints is the same in every run.
 */
public final class Greeting {
    private static final String HELLO = "hello";

    private Greeting() {}

    /** Runs it. */
    public static void main(String[] args) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket listener = new ServerSocket(0, 50, loopback);
                Socket client = new Socket(loopback, listener.getLocalPort());
                Socket server = listener.accept()) {
            client.getOutputStream().write(HELLO.getBytes(StandardCharsets.US_ASCII));
            byte[] received = new byte[HELLO.length()];
            for (int at = 0; at < received.length; at++) {
                received[at] = (byte) server.getInputStream().read();
            }
            System.out.println("received " + new String(received, StandardCharsets.US_ASCII));
            System.err.println("waiting");
            new InputStreamReader(System.in, StandardCharsets.US_ASCII).read();
        }
        System.out.println("done");
        if (args.length > 0) {
            System.exit(Integer.parseInt(args[0]));
        }
    }
}
