package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;

/** Connects to a host name that was never resolved; no name service is asked. */
final class UnresolvedConnects implements Step {
    private static final String HOST = "unresolved.invalid";
    private static final int PORT = 80;

    @Override
    public String name() {
        return "unresolved-connects";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        InetSocketAddress address = InetSocketAddress.createUnresolved(HOST, PORT);
        try (Socket socket = new Socket()) {
            socket.connect(address);
            throw new IOException("it connected to nowhere");
        } catch (UnknownHostException expected) {
            ledger.connectFailed("unresolved", HOST, PORT);
        }
        try (SocketChannel channel = SocketChannel.open()) {
            channel.connect(address);
            throw new IOException("it connected to nowhere");
        } catch (UnresolvedAddressException expected) {
            ledger.connectFailed("unresolved", HOST, PORT);
        }
    }
}
