package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One datagram socket, which counts what the program's own calls moved. Its text is the {@code DGRAM} line. */
abstract class DatagramEnd {
    private static final int MOST_DESTINATIONS = 64;
    private static final int ATTEMPTS = 100;

    private final DatagramLedger ledger;
    private final DatagramTally moved = new DatagramTally();
    private final Set<SocketAddress> destinations = new HashSet<>();
    private @Nullable InetSocketAddress chosen;
    private @Nullable InetSocketAddress peer;

    DatagramEnd(Ledger ledger) {
        this.ledger = ledger.datagrams();
        this.ledger.enter(this);
    }

    abstract void bindSocket(InetSocketAddress local) throws IOException;

    abstract void connectSocket(InetSocketAddress to) throws IOException;

    abstract void disconnectSocket() throws IOException;

    /** Sends one datagram; to the peer if that is where it goes. */
    abstract void sendBytes(byte[] bytes, @Nullable InetSocketAddress to) throws IOException;

    /** Receives one datagram into a buffer with this room; returns the length of what is in it. */
    abstract int receiveBytes(int room) throws IOException;

    abstract void closeSocket() throws IOException;

    /** As the JDK says; 0 when it is not bound. */
    abstract int localPort();

    /** Binds to a port that nobody has, as an application does that chose it. */
    final void bindChosen(InetAddress address) throws IOException {
        for (int i = 0; ; i++) {
            InetSocketAddress local = new InetSocketAddress(address, freePort());
            try {
                bindSocket(local);
                chosen = local;
                return;
            } catch (BindException e) {
                if (i == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (DatagramSocket probe = new DatagramSocket()) {
            return probe.getLocalPort();
        }
    }

    /** Notes that the socket was bound to a port which its constructor was given. */
    final void boundByConstructor(InetSocketAddress local) {
        chosen = local;
    }

    final void bindAny() throws IOException {
        bindSocket(Loopback.any());
    }

    final void connect(InetSocketAddress to) throws IOException {
        connectSocket(to);
        peer = to;
    }

    final void disconnect() throws IOException {
        disconnectSocket();
        peer = null;
    }

    final void send(int bytes, InetSocketAddress to) throws IOException {
        sendBytes(new byte[bytes], to);
        destinations.add(to);
        countSent(bytes);
    }

    /** Sends to the peer that this is connected to. */
    final void send(int bytes) throws IOException {
        sendBytes(new byte[bytes], null);
        countSent(bytes);
    }

    /** Receives one datagram into a buffer with this room; returns how many bytes came. */
    final int receive(int room) throws IOException {
        int bytes = receiveBytes(room);
        countReceived(bytes, bytes == room);
        return bytes;
    }

    final void countSent(long bytes) {
        moved.countSent(bytes);
        ledger.service(service()).countSent(bytes);
    }

    final void countReceived(long bytes, boolean filled) {
        moved.countReceived(bytes, filled);
        ledger.service(service()).countReceived(bytes, filled);
    }

    /** Notes that the kernel refused a call, because of an ICMP message that the peer's port is closed. */
    final void refused() {
        ledger.failed(service().substring(0, service().indexOf(' ')), "refused");
    }

    final void close() throws IOException {
        closeSocket();
        closed();
    }

    /** Notes that something else closed it. */
    final void closed() {
        ledger.leave(this);
    }

    /** Where others reach it on the loopback address. */
    final InetSocketAddress address() {
        return Loopback.port(localPort());
    }

    private String service() {
        InetSocketAddress to = peer;
        if (to != null) {
            return "client " + to.getHostString() + " " + to.getPort();
        }
        InetSocketAddress at = chosen;
        if (at != null) {
            return "server "
                    + (at.getAddress().isAnyLocalAddress()
                            ? "*"
                            : at.getAddress().getHostAddress()) + " " + at.getPort();
        }
        return localPort() == 0 ? "- - 0" : "client ~unconnected 0";
    }

    @Override
    public final String toString() {
        int peerPort = peer == null ? 0 : peer.getPort();
        String unconnected = localPort() == 0 ? "opened" : "bound";
        return "DGRAM " + localPort() + " " + peerPort + " " + service() + " " + moved + " "
                + Math.min(destinations.size(), MOST_DESTINATIONS) + " " + (peer == null ? unconnected : "connected");
    }
}
