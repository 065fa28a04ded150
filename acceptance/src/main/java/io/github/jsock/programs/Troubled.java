package io.github.jsock.programs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Gets into the troubles that people look for, each by a method of its own; prints {@code READY} and its port where nobody
 * accepts, and ends at the next line.
 */
public final class Troubled {
    private static final int UNCLOSED_CLIENTS = 6;
    private static final int UNCLOSED_SERVERS = 4;
    private static final int RESET = 3;
    private static final int NEVER_CONNECTED = 5;
    private static final int BACKLOG = 5;
    private static final int COMING = 8;
    private static final int PATIENCE_MILLIS = 1_000;

    private final List<Object> kept = new ArrayList<>();
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    private Troubled() throws IOException {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Troubled troubled = new Troubled();
        for (int i = 0; i < UNCLOSED_CLIENTS; i++) {
            troubled.fetchAndForget(i % 2 == 0);
        }
        for (int i = 0; i < UNCLOSED_SERVERS; i++) {
            troubled.serveAndForget();
        }
        for (int i = 0; i < RESET; i++) {
            troubled.readFromOneWhoBreaksOff();
        }
        for (int i = 0; i < NEVER_CONNECTED; i++) {
            troubled.prepare();
        }
        InetSocketAddress slow = troubled.listenAndNotAccept();
        for (int i = 0; i < COMING; i++) {
            troubled.knock(slow);
        }
        System.out.println("READY " + slow.getPort());
        System.in.read();
    }

    private Socket connect() throws IOException {
        return new Socket(listener.getInetAddress(), listener.getLocalPort());
    }

    /** The peer ends the connection, and we do not. */
    private void fetchAndForget(boolean reading) throws IOException {
        Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort());
        kept.add(socket);
        try (Socket peer = listener.accept()) {
            peer.getOutputStream().write('x');
        }
        while (reading && socket.getInputStream().read() >= 0) {
            // To the end.
        }
    }

    private void serveAndForget() throws IOException {
        Socket client = connect();
        kept.add(listener.accept());
        client.close();
    }

    private void readFromOneWhoBreaksOff() throws IOException {
        try (Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            Socket peer = listener.accept();
            peer.setSoLinger(true, 0);
            peer.close();
            socket.getInputStream().read();
            throw new IllegalStateException("was not reset");
        } catch (SocketException expected) {
            // The reset.
        }
    }

    private void prepare() throws IOException {
        kept.add(SocketChannel.open());
    }

    private InetSocketAddress listenAndNotAccept() throws IOException {
        ServerSocket slow = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        kept.add(slow);
        return new InetSocketAddress(slow.getInetAddress(), slow.getLocalPort());
    }

    /** Gives up when it is not let in, for there is no more room. */
    private void knock(InetSocketAddress slow) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(slow, PATIENCE_MILLIS);
            kept.add(socket);
        } catch (SocketTimeoutException noRoom) {
            socket.close();
        }
    }
}
