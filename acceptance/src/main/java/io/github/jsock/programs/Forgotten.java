package io.github.jsock.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps sockets, each kind by a method of its own: some whose peer has closed, some never used, some used once, some of a pool,
 * some never connected. Prints {@code READY}; uses those of the pool at each line {@code use}, and ends at any other.
 */
public final class Forgotten {
    /** How many of each there are. */
    public static final int PEER_CLOSED = 5;

    public static final int NEVER_USED = 4;
    public static final int USED_ONCE = 3;
    public static final int POOLED = 2;
    public static final int NEVER_CONNECTED = 6;
    /** How many of those that are used once are closed. */
    public static final int CLOSED = 2;

    private final List<Object> kept = new ArrayList<>();
    private final List<Socket> pool = new ArrayList<>();
    private final ServerSocket listener;

    private Forgotten() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Forgotten forgotten = new Forgotten();
        for (int i = 0; i < PEER_CLOSED; i++) {
            forgotten.peerClosed(i % 2 == 0);
        }
        for (int i = 0; i < NEVER_USED; i++) {
            forgotten.neverUsed();
        }
        for (int i = 0; i < USED_ONCE + CLOSED; i++) {
            Socket once = forgotten.usedOnce();
            if (i < CLOSED) {
                once.close();
            }
        }
        for (int i = 0; i < POOLED; i++) {
            forgotten.pooled();
        }
        for (int i = 0; i < NEVER_CONNECTED; i++) {
            forgotten.neverConnected();
        }
        System.out.println("READY");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); "use".equals(line); line = in.readLine()) {
            forgotten.usePool();
            System.out.println("USED");
        }
    }

    private Socket connect() throws IOException {
        return new Socket(listener.getInetAddress(), listener.getLocalPort());
    }

    private Socket accept() throws IOException {
        return listener.accept();
    }

    private Socket keep(Socket client, Socket server) {
        kept.add(client);
        kept.add(server);
        return client;
    }

    private void peerClosed(boolean read) throws IOException {
        Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
        kept.add(client);
        try (Socket server = accept()) {
            server.getOutputStream().write(1);
        }
        client.getInputStream().read();
        if (read) {
            client.getInputStream().read();
        }
    }

    private void neverUsed() throws IOException {
        keep(new Socket(listener.getInetAddress(), listener.getLocalPort()), accept());
    }

    private Socket usedOnce() throws IOException {
        Socket client = keep(new Socket(listener.getInetAddress(), listener.getLocalPort()), accept());
        client.getOutputStream().write(1);
        return client;
    }

    private void pooled() throws IOException {
        pool.add(keep(connect(), accept()));
        usePool();
    }

    private void usePool() throws IOException {
        for (Socket socket : pool) {
            socket.getOutputStream().write(1);
        }
    }

    private void neverConnected() throws IOException {
        kept.add(SocketChannel.open());
    }
}
