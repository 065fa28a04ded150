package io.github.jsock.programs.scenario;

import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;

/** Connections of which one direction, or each in turn, is shut down before they are closed, if they are. */
final class HalfClose implements Step {
    @Override
    public String name() {
        return "half-close";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        ServerSocket sockets = Loopback.listen(ledger, 50);
        ServerSocketChannel channels = Loopback.listenChannel(ledger, 50);

        bothWays(Pair.sockets(ledger, sockets));
        bothWays(Pair.channels(ledger, channels));
        leaveHalfOpen(Pair.sockets(ledger, sockets));
        leaveHalfOpen(Pair.channels(ledger, channels));
        leaveShut(Pair.sockets(ledger, sockets));
        leaveShut(Pair.channels(ledger, channels));
        shutInput(ledger, sockets, channels);
    }

    /** A request ended by FIN, a response ended by FIN, then both close: the client has ended it. */
    private static void bothWays(Pair pair) throws Exception {
        leaveShut(pair);
        pair.client.close("local");
        pair.server.close("peer_fin");
    }

    /** FIN-WAIT-2 and CLOSE-WAIT, with bytes still flowing one way. */
    private static void leaveHalfOpen(Pair pair) throws Exception {
        pair.client.send(1_000);
        pair.client.shutdownOutput();
        pair.server.drain();
        pair.server.send(2_000);
        pair.client.receive(2_000);
    }

    /** Both FINs have gone: the descriptors stay, the kernel's association is over. */
    private static void leaveShut(Pair pair) throws Exception {
        leaveHalfOpen(pair);
        pair.server.shutdownOutput();
        pair.client.drain();
        pair.client.shut();
        pair.server.shut();
    }

    private static void shutInput(Ledger ledger, ServerSocket sockets, ServerSocketChannel channels) throws Exception {
        SocketEnd client = (SocketEnd) Pair.sockets(ledger, sockets).client;
        client.socket().shutdownInput();
        client.send(9);
        ChannelEnd server = (ChannelEnd) Pair.channels(ledger, channels).server;
        server.channel().shutdownInput();
        server.send(9);
    }
}
