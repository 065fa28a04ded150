package io.github.jsock.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Opens and closes connections as fast as it can; one byte goes over each, and comes back. It does what the lines on its
 * standard input say and answers each on its standard output:
 *
 * <pre>
 * listen ADDRESS                            →  PORT port      one more listener, which serves at once
 * rush THREADS CYCLES ADDRESS:PORT ...      →  RUSHED count   each of the threads opens and closes so many, at one of these
 * await COUNT                               →  SERVED count   when it has served, and closed, so many altogether
 * heap                                      →  HEAP bytes     what a collection leaves
 * </pre>
 *
 * Every second of the threads uses channels; two of every four break off with a reset. It ends at the line {@code exit}, or when
 * its standard input does.
 */
public final class Rush {
    private static final int BACKLOG = 1_000;
    private static final int SERVERS_EACH = 8;

    private int served;

    private Rush() {}

    /** Does what it is told. */
    public static void main(String[] args) throws Exception {
        Rush rush = new Rush();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null && !line.equals("exit"); line = in.readLine()) {
            System.out.println(rush.answer(line.split(" ")));
        }
    }

    private String answer(String[] words) throws Exception {
        switch (words[0]) {
            case "listen":
                return "PORT " + listen(InetAddress.getByName(words[1]));
            case "rush":
                return "RUSHED " + rush(words);
            case "await":
                return "SERVED " + await(Integer.parseInt(words[1]));
            case "heap":
                return "HEAP " + heapBytes();
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }

    /** Before Java 13 sockets have finalizers: only the second collection takes them. */
    private static long heapBytes() {
        System.gc();
        System.runFinalization();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private int listen(InetAddress address) throws IOException {
        ServerSocket listener = new ServerSocket(0, BACKLOG, address);
        for (int i = 0; i < SERVERS_EACH; i++) {
            Thread server = new Thread(() -> serveAll(listener), "server");
            server.setDaemon(true);
            server.start();
        }
        return listener.getLocalPort();
    }

    private void serveAll(ServerSocket listener) {
        try {
            for (; ; ) {
                serve(listener.accept());
                synchronized (this) {
                    served++;
                    notifyAll();
                }
            }
        } catch (IOException e) {
            System.out.println("FAILED " + e);
        }
    }

    private static void serve(Socket connection) throws IOException {
        try (Socket socket = connection) {
            socket.getOutputStream().write(socket.getInputStream().read());
            try {
                socket.getInputStream().read();
            } catch (IOException e) {
                // The client has broken off, as it may once it has its byte.
            }
        }
    }

    private synchronized int await(int count) throws InterruptedException {
        while (served < count) {
            wait();
        }
        return served;
    }

    private static int rush(String[] words) throws Exception {
        int threads = Integer.parseInt(words[1]);
        int cycles = Integer.parseInt(words[2]);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Future<Integer>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            String[] target = words[3 + i % (words.length - 3)].split(":");
            InetSocketAddress peer =
                    new InetSocketAddress(InetAddress.getByName(target[0]), Integer.parseInt(target[1]));
            boolean reset = i % 4 < 2;
            Callable<Void> cycle = i % 2 == 0 ? () -> socket(peer, reset) : () -> channel(peer, reset);
            running.add(executor.submit(() -> {
                for (int n = 0; n < cycles; n++) {
                    cycle.call();
                }
                return cycles;
            }));
        }
        executor.shutdown();
        int count = 0;
        for (Future<Integer> thread : running) {
            count += thread.get();
        }
        return count;
    }

    private static Void socket(InetSocketAddress peer, boolean reset) throws IOException {
        try (Socket socket = new Socket(peer.getAddress(), peer.getPort())) {
            socket.getOutputStream().write(1);
            checked(socket.getInputStream().read());
            if (reset) {
                socket.setSoLinger(true, 0);
            }
        }
        return null;
    }

    private static Void channel(InetSocketAddress peer, boolean reset) throws IOException {
        try (SocketChannel channel = SocketChannel.open(peer)) {
            channel.write(ByteBuffer.wrap(new byte[] {1}));
            checked(channel.read(ByteBuffer.allocate(1)));
            if (reset) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        }
        return null;
    }

    /** The byte, or the number of bytes: both are 1. */
    private static void checked(int read) throws IOException {
        if (read != 1) {
            throw new IOException("expected a byte back, got " + read);
        }
    }
}
