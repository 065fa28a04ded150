package io.github.jsock.programs.scenario;

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
        ServerSocket sockets = NewListener.socket(ledger, 50, () -> new ServerSocket(0, 50));
        ServerSocketChannel channels =
                NewListener.channel(ledger, 50, () -> ServerSocketChannel.open().bind(new InetSocketAddress(0), 50));

        reach(ledger, Loopback.V4, sockets, channels);
        if (v6) {
            reach(ledger, Loopback.V6, sockets, channels);
            ServerSocket socket = NewListener.socket(ledger, 50, () -> new ServerSocket(0, 50, Loopback.V6));
            ServerSocketChannel channel = NewListener.channel(
                    ledger, 50, () -> ServerSocketChannel.open().bind(new InetSocketAddress(Loopback.V6, 0), 50));
            reach(ledger, Loopback.V6, socket, channel);
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
