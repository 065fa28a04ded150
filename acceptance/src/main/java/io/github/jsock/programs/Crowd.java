package io.github.jsock.programs;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds as many connections as it is told to; one byte goes over each, from client to server. Every second client is a
 * channel. It does what the lines on its standard input say and answers each on its standard output:
 *
 * <pre>
 * listen ADDRESS               →  PORT port          one more listener, which accepts at once
 * connect ADDRESS PORT COUNT   →  CONNECTED count    to this port of this address
 * await COUNT                  →  ACCEPTED count     when so many have been accepted, by all listeners together
 * close                        →  CLOSED count       all connections, of both roles; the listeners stay
 * </pre>
 *
 * It ends at the line {@code exit}, or when its standard input does.
 */
public final class Crowd {
    private static final int BACKLOG = 1_000;

    private final List<Closeable> connections = new ArrayList<>();
    private final List<Closeable> listeners = new ArrayList<>();
    private int accepted;

    private Crowd() {}

    /** Does what it is told. */
    public static void main(String[] args) throws Exception {
        Crowd crowd = new Crowd();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null && !line.equals("exit"); line = in.readLine()) {
            System.out.println(crowd.answer(line.split(" ")));
        }
    }

    private String answer(String[] words) throws Exception {
        switch (words[0]) {
            case "listen":
                return "PORT " + listen(InetAddress.getByName(words[1]));
            case "connect":
                return "CONNECTED " + connect(peer(words), Integer.parseInt(words[3]));
            case "await":
                return "ACCEPTED " + await(Integer.parseInt(words[1]));
            case "close":
                return "CLOSED " + close();
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }

    private int listen(InetAddress address) throws IOException {
        ServerSocket listener = new ServerSocket(0, BACKLOG, address);
        // With a time-out the JDK polls before it accepts: the kernel sets a descriptor aside for each accept that
        // waits.
        listener.setSoTimeout(Integer.MAX_VALUE);
        listeners.add(listener);
        Thread acceptor = new Thread(() -> acceptAll(listener), "acceptor");
        acceptor.setDaemon(true);
        acceptor.start();
        return listener.getLocalPort();
    }

    private void acceptAll(ServerSocket listener) {
        try {
            for (; ; ) {
                Socket socket = listener.accept();
                if (socket.getInputStream().read() < 0) {
                    throw new IOException("no byte came from " + socket);
                }
                synchronized (this) {
                    connections.add(socket);
                    accepted++;
                    notifyAll();
                }
            }
        } catch (IOException e) {
            System.out.println("FAILED " + e);
        }
    }

    private synchronized int await(int count) throws InterruptedException {
        while (accepted < count) {
            wait();
        }
        return accepted;
    }

    private int connect(InetSocketAddress peer, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Closeable client = i % 2 == 0 ? socket(peer) : channel(peer);
            synchronized (this) {
                connections.add(client);
            }
        }
        return count;
    }

    private static InetSocketAddress peer(String[] words) throws IOException {
        return new InetSocketAddress(InetAddress.getByName(words[1]), Integer.parseInt(words[2]));
    }

    private Socket socket(InetSocketAddress peer) throws IOException {
        Socket socket = new Socket(peer.getAddress(), peer.getPort());
        socket.getOutputStream().write(1);
        return socket;
    }

    private SocketChannel channel(InetSocketAddress peer) throws IOException {
        SocketChannel channel = SocketChannel.open(peer);
        channel.write(ByteBuffer.allocate(1));
        return channel;
    }

    private synchronized int close() throws IOException {
        int count = connections.size();
        for (Closeable connection : connections) {
            connection.close();
        }
        connections.clear();
        return count;
    }
}
