package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A {@link DatagramSocket}, of any class. */
final class DatagramSocketEnd extends DatagramEnd {
    private @Nullable DatagramSocket socket;

    DatagramSocketEnd(Ledger ledger, DatagramSocket socket) {
        super(ledger);
        this.socket = socket;
    }

    /** The socket; must not have been dropped. */
    DatagramSocket socket() {
        DatagramSocket held = socket;
        if (held == null) {
            throw new IllegalStateException("dropped");
        }
        return held;
    }

    @Override
    void bindSocket(InetSocketAddress local) throws IOException {
        socket().bind(local);
    }

    @Override
    void connectSocket(InetSocketAddress to) throws IOException {
        socket().connect(to);
    }

    @Override
    void disconnectSocket() {
        socket().disconnect();
    }

    @Override
    void sendBytes(byte[] bytes, @Nullable InetSocketAddress to) throws IOException {
        DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
        if (to != null) {
            packet.setSocketAddress(to);
        }
        socket().send(packet);
    }

    @Override
    int receiveBytes(int room) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[room], room);
        socket().receive(packet);
        return packet.getLength();
    }

    @Override
    void closeSocket() {
        socket().close();
    }

    @Override
    int localPort() {
        return socket().getLocalPort();
    }

    /** Forgets the socket without closing it. */
    void drop() {
        socket = null;
    }
}
