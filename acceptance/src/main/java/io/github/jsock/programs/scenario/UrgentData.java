package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** The urgent byte of a {@link java.net.Socket} and of a channel's adaptor, read in its place in the stream. */
final class UrgentData implements Step {
    @Override
    public String name() {
        return "urgent-data";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        ServerSocket listener = Loopback.listen(ledger, 50);
        Pair sockets = Pair.sockets(ledger, listener);
        send((SocketEnd) sockets.client, (SocketEnd) sockets.server);
        sockets.closeClientFirst();

        ServerSocketChannel channels = Loopback.listenChannel(ledger, 50);
        SocketEnd client =
                ledger.client(SocketChannel.open(channels.getLocalAddress()).socket());
        SocketEnd server = ledger.server(channels.accept().socket());
        send(client, server);
    }

    private static void send(SocketEnd from, SocketEnd to) throws IOException {
        to.socket().setOOBInline(true);
        from.send(10);
        from.socket().sendUrgentData('!');
        from.countSent(1);
        from.send(5);
        to.receive(16);
    }
}
