package io.github.jsock.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * At the first line makes five connections, each of which sends a few bytes more than the one before and has twice as many sent
 * back, and one that is refused; says so, and ends at the next line. With the argument {@code many} it makes thousands.
 */
public final class Eventful {
    private static final int FEW = 5;
    private static final int MANY = 10_000;
    /** As many as a hundred take about a tenth of a second. */
    private static final int PAIRS_AT_ONCE = 100;

    private static final int BREATH_MILLIS = 100;

    private final ServerSocket listener;

    private Eventful() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        System.out.println("READY");
        in.readLine();
        Eventful program = new Eventful();
        int pairs = args.length > 0 ? MANY : FEW;
        for (int i = 1; i <= pairs; i++) {
            program.exchange(i);
            if (i % PAIRS_AT_ONCE == 0) {
                Thread.sleep(BREATH_MILLIS);
            }
        }
        refused();
        System.out.println("DONE at port " + program.listener.getLocalPort());
        in.readLine();
    }

    private void exchange(int bytes) throws IOException {
        try (Socket client = connect();
                Socket server = accept()) {
            client.getOutputStream().write(new byte[bytes]);
            read(server, bytes);
            server.getOutputStream().write(new byte[2 * bytes]);
            read(client, 2 * bytes);
            client.shutdownOutput();
            if (server.getInputStream().read() >= 0) {
                throw new IllegalStateException("more came");
            }
        }
    }

    private Socket connect() throws IOException {
        return new Socket(listener.getInetAddress(), listener.getLocalPort());
    }

    private Socket accept() throws IOException {
        return listener.accept();
    }

    private static void read(Socket socket, int bytes) throws IOException {
        byte[] buffer = new byte[bytes];
        for (int done = 0; done < bytes; ) {
            done += socket.getInputStream().read(buffer, done, bytes - done);
        }
    }

    private static void refused() throws IOException {
        int nobody;
        try (Socket closed = new Socket()) {
            closed.bind(null);
            nobody = closed.getLocalPort();
        }
        try (Socket socket = new Socket("localhost", nobody)) {
            throw new IllegalStateException("connected to " + socket);
        } catch (IOException e) {
            // As it should.
        }
    }
}
