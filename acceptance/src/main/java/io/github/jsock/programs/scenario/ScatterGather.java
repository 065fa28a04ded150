package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Reads and writes of several buffers at once, heap and direct. */
final class ScatterGather implements Step {
    @Override
    public String name() {
        return "scatter-gather";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        ServerSocketChannel listener = Loopback.listenChannel(ledger, 50);
        ChannelEnd client = ledger.client(SocketChannel.open(listener.getLocalAddress()));
        ChannelEnd server = ledger.server(listener.accept());
        for (int i = 0; i < 20; i++) {
            gather(client, i * 100);
            scatter(server, i * 100);
        }
    }

    /** Writes three buffers, one of them empty, out of an array of five. */
    private static void gather(ChannelEnd end, int bytes) throws IOException {
        ByteBuffer[] buffers = buffers(bytes);
        while (buffers[3].hasRemaining() || buffers[1].hasRemaining()) {
            end.countSent(end.channel().write(buffers, 1, 3));
        }
    }

    private static void scatter(ChannelEnd end, int bytes) throws IOException {
        ByteBuffer[] buffers = buffers(bytes);
        while (buffers[3].hasRemaining() || buffers[1].hasRemaining()) {
            end.countReceived(end.channel().read(buffers, 1, 3));
        }
    }

    /** An array whose elements 1 to 3 have room for this many bytes together. */
    static ByteBuffer[] buffers(int bytes) {
        return new ByteBuffer[] {
            ByteBuffer.allocate(9),
            ByteBuffer.allocate(bytes / 4),
            ByteBuffer.allocate(0),
            ByteBuffer.allocateDirect(bytes - bytes / 4),
            ByteBuffer.allocate(9)
        };
    }
}
