package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;

/** Ends closed with RST (SO_LINGER 0), which the peer finds out when it reads. */
final class Resets implements Step {
    @Override
    public String name() {
        return "resets";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        ServerSocket sockets = Loopback.listen(ledger, 50);
        Pair pair = Pair.sockets(ledger, sockets);
        pair.exchange(10, 10);
        ((SocketEnd) pair.client).socket().setSoLinger(true, 0);
        pair.client.close("local");
        findReset(pair.server);

        ServerSocketChannel channels = Loopback.listenChannel(ledger, 50);
        pair = Pair.channels(ledger, channels);
        pair.exchange(20, 20);
        ((ChannelEnd) pair.server).channel().setOption(StandardSocketOptions.SO_LINGER, 0);
        pair.server.close("local");
        findReset(pair.client);
    }

    private static void findReset(End end) throws IOException {
        try {
            end.drain();
        } catch (IOException expected) {
            end.close("reset");
            return;
        }
        throw new IOException("the peer reset the connection, yet the stream ended");
    }
}
