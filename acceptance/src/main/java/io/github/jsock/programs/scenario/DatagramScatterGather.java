package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Datagrams written from several buffers at once and read into several, heap and direct. */
final class DatagramScatterGather implements Step {
    @Override
    public String name() {
        return "datagram-scatter-gather";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        DatagramChannelEnd from = DatagramChannelEnd.blocking(ledger);
        from.bindAny();
        DatagramChannelEnd to = DatagramChannelEnd.blocking(ledger);
        to.bindAny();
        from.connect(to.address());
        to.connect(from.address());
        for (int bytes = 2; bytes <= 1_002; bytes += 100) {
            gather(from, bytes);
            scatter(to, bytes - 1);
            gather(from, bytes);
            scatter(to, bytes);
            gather(from, bytes);
            scatter(to, bytes + 1);
        }
    }

    private static void gather(DatagramChannelEnd end, int bytes) throws IOException {
        end.countSent(end.channel().write(buffers(bytes), 1, 3));
    }

    private static void scatter(DatagramChannelEnd end, int room) throws IOException {
        long bytes = end.channel().read(buffers(room), 1, 3);
        end.countReceived(bytes, bytes == room);
    }

    private static ByteBuffer[] buffers(int bytes) {
        return ScatterGather.buffers(bytes);
    }
}
