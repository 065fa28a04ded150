package io.github.jsock.programs;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Sends a byte to and fro on one thread and prints how many bytes of heap that thread allocated for each round trip, once
 * the code is compiled: {@code socket N} and {@code channel N}.
 */
public final class EchoAllocation {
    private static final int ROUND_TRIPS = 10_000;
    /** The first ones run uncompiled. */
    private static final int ROUNDS = 6;

    private interface RoundTrip {
        void run() throws IOException;
    }

    private EchoAllocation() {}

    public static void main(String[] args) throws IOException {
        sockets();
        channels();
    }

    private static void sockets() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket server = listener.accept()) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            byte[] one = new byte[1];
            measure("socket", () -> {
                client.getOutputStream().write(one);
                server.getInputStream().read(one);
                server.getOutputStream().write(one);
                client.getInputStream().read(one);
            });
        }
    }

    private static void channels() throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(any);
                SocketChannel client = SocketChannel.open(listener.getLocalAddress());
                SocketChannel server = listener.accept()) {
            ByteBuffer one = ByteBuffer.allocateDirect(1);
            measure("channel", () -> {
                one.clear();
                client.write(one);
                one.clear();
                server.read(one);
                one.clear();
                server.write(one);
                one.clear();
                client.read(one);
            });
        }
    }

    private static void measure(String what, RoundTrip roundTrip) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getThreadAllocatedBytes(self);
            repeat(roundTrip);
            least = Math.min(least, threads.getThreadAllocatedBytes(self) - before);
        }
        System.out.println(what + " " + least / ROUND_TRIPS);
    }

    private static void repeat(RoundTrip roundTrip) throws IOException {
        for (int i = 0; i < ROUND_TRIPS; i++) {
            roundTrip.run();
        }
    }
}
