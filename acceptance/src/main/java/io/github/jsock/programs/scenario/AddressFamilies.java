package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Wildcard listeners reached over IPv4 and, where the kernel has it, over IPv6; and a listener on ::1. */
final class AddressFamilies implements Step {
    @Override
    public String name() {
        return "address-families";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        boolean v6 = NetworkInterface.getByInetAddress(Loopback.V6) != null;
        ServerSocket sockets = ledger.keep(new ServerSocket(0, 50));
        ledger.listens(sockets.getLocalPort(), 50);
        ServerSocketChannel channels = ledger.keep(ServerSocketChannel.open()).bind(new InetSocketAddress(0), 50);
        ledger.listens(channels.socket().getLocalPort(), 50);

        reach(ledger, Loopback.V4, sockets, channels);
        if (v6) {
            reach(ledger, Loopback.V6, sockets, channels);
            ServerSocket socket = ledger.keep(new ServerSocket(portFreeOnAllAddresses(), 50, Loopback.V6));
            ledger.listens(socket.getLocalPort(), 50);
            ServerSocketChannel channel = ledger.keep(ServerSocketChannel.open())
                    .bind(new InetSocketAddress(Loopback.V6, portFreeOnAllAddresses()), 50);
            ledger.listens(channel.socket().getLocalPort(), 50);
            reach(ledger, Loopback.V6, socket, channel);
        }
    }

    /** The kernel might give ::1 a port that a listener on 127.0.0.1 has; the ledger tells them apart by port alone. */
    private static int portFreeOnAllAddresses() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    /** Opens four connections to this address, of which one is closed. */
    private static void reach(Ledger ledger, InetAddress address, ServerSocket sockets, ServerSocketChannel channels)
            throws Exception {
        InetSocketAddress channelAddress =
                new InetSocketAddress(address, channels.socket().getLocalPort());
        for (int i = 0; i < 2; i++) {
            Socket socket = new Socket(address, sockets.getLocalPort());
            Pair pair = new Pair(ledger.client(socket), ledger.server(sockets.accept()));
            pair.exchange(12, 34);
            SocketChannel channel = SocketChannel.open(channelAddress);
            pair = new Pair(ledger.client(channel), ledger.server(channels.accept()));
            pair.exchange(56, 78);
            if (i == 0) {
                pair.closeClientFirst();
            }
        }
    }
}
