package io.github.jsock.programs.scenario;

import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** {@link SocketChannel} and {@link ServerSocketChannel} in blocking mode. */
final class BlockingChannels implements Step {
    @Override
    public String name() {
        return "blocking-channels";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        ServerSocketChannel listener = Loopback.listenChannel(ledger, 11);

        Pair opened = Pair.channels(ledger, listener);
        opened.exchange(100, 2_000_000);
        opened.closeServerFirst();

        SocketChannel bound = SocketChannel.open().bind(Loopback.any());
        bound.connect(listener.getLocalAddress());
        End client = ledger.client(bound);
        End server = ledger.server(listener.accept());
        new Pair(client, server).exchange(70_000, 3);
        for (int i = 0; i < 10; i++) {
            client.countSent(bound.write(ByteBuffer.wrap(new byte[i])));
        }
        server.receive(45);
    }
}
