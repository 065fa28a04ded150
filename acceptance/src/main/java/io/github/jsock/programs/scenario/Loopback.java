package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;

/** Addresses of this host that no name service is asked for, and listeners on them. */
public final class Loopback {
    /** 127.0.0.1, without a host name. */
    public static final InetAddress V4 = address(127, 0, 0, 1);
    /** ::1, without a host name. */
    static final InetAddress V6 = address(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    /** All addresses of this host. */
    static final InetAddress ANY = new InetSocketAddress(0).getAddress();

    private Loopback() {}

    /** 127.0.0.1 and a port that the kernel chooses. */
    public static InetSocketAddress any() {
        return new InetSocketAddress(V4, 0);
    }

    public static InetSocketAddress port(int port) {
        return new InetSocketAddress(V4, port);
    }

    /** A port of 127.0.0.{@code lastByte}, which is this host as well. */
    public static InetSocketAddress port(int lastByte, int port) {
        return new InetSocketAddress(address(127, 0, 0, lastByte), port);
    }

    /** A listener on 127.0.0.1 with the given backlog, entered in the ledger, open until the program ends. */
    static ServerSocket listen(Ledger ledger, int backlog) throws IOException {
        return NewListener.socket(ledger, backlog, () -> new ServerSocket(0, backlog, V4));
    }

    /** The same with a channel. */
    static ServerSocketChannel listenChannel(Ledger ledger, int backlog) throws IOException {
        return NewListener.channel(
                ledger, backlog, () -> ServerSocketChannel.open().bind(any(), backlog));
    }

    private static InetAddress address(int... bytes) {
        byte[] raw = new byte[bytes.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) bytes[i];
        }
        try {
            return InetAddress.getByAddress(raw);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
