package io.github.jsock.programs;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Sends a byte to and fro on one thread and prints how many bytes of heap that thread allocated for each round trip, once
 * the code is compiled: {@code socket N}, {@code channel N}, {@code datagram-socket N}, {@code datagram-channel N} and, connected to one
 * another, {@code datagram-channels N}.
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
        datagramSockets();
        datagramChannels();
        connectedDatagramChannels();
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

    private static void datagramSockets() throws IOException {
        try (DatagramSocket client = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            DatagramPacket toServer = new DatagramPacket(new byte[1], 1, server.getLocalSocketAddress());
            DatagramPacket toClient = new DatagramPacket(new byte[1], 1, client.getLocalSocketAddress());
            DatagramPacket received = new DatagramPacket(new byte[2], 2);
            measure("datagram-socket", () -> {
                client.send(toServer);
                server.receive(received);
                server.send(toClient);
                client.receive(received);
            });
        }
    }

    private static DatagramChannel openDatagramChannel() throws IOException {
        return DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static void datagramChannels() throws IOException {
        try (DatagramChannel client = openDatagramChannel();
                DatagramChannel server = openDatagramChannel()) {
            SocketAddress toServer = server.getLocalAddress();
            SocketAddress toClient = client.getLocalAddress();
            ByteBuffer one = ByteBuffer.allocateDirect(1);
            measure("datagram-channel", () -> {
                one.clear();
                client.send(one, toServer);
                one.clear();
                server.receive(one);
                one.clear();
                server.send(one, toClient);
                one.clear();
                client.receive(one);
            });
        }
    }

    private static void connectedDatagramChannels() throws IOException {
        try (DatagramChannel client = openDatagramChannel();
                DatagramChannel server = openDatagramChannel()) {
            client.connect(server.getLocalAddress());
            server.connect(client.getLocalAddress());
            ByteBuffer one = ByteBuffer.allocateDirect(1);
            measure("datagram-channels", () -> {
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
