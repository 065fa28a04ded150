package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Several threads, each opening connection after connection, of which one end is closed at a random moment by a thread
 * other than the one that reads it, while bytes arrive: descriptors are reused at once. Only the totals are accounted for.
 */
final class DescriptorReuse implements Step {
    private static final int THREADS = 4;
    private static final int ROUNDS = 300;
    private static final int PIECE = 4 * 1024;
    // What the kernel's buffers hold without a reader: so a write goes wholly or not at all, and its count is exact.
    private static final int MOST_PIECES = 8;

    private final long seed;

    DescriptorReuse(long seed) {
        this.seed = seed;
    }

    @Override
    public String name() {
        return "descriptor-reuse";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        List<Background> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(seed + i);
            ServerSocket sockets = Loopback.listen(ledger, 50);
            ServerSocketChannel channels = Loopback.listenChannel(ledger, 50);
            threads.add(Background.start(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    round(ledger, random, connect(ledger, random, sockets, channels));
                }
            }));
        }
        for (Background thread : threads) {
            thread.join();
        }
    }

    private static Pair connect(Ledger ledger, Random random, ServerSocket sockets, ServerSocketChannel channels)
            throws IOException {
        boolean toSocket = random.nextBoolean();
        int port = toSocket ? sockets.getLocalPort() : channels.socket().getLocalPort();
        End client = random.nextBoolean()
                ? new SocketEnd("client", new Socket(Loopback.V4, port))
                : new ChannelEnd("client", SocketChannel.open(Loopback.port(port)));
        End server = toSocket ? new SocketEnd("server", sockets.accept()) : new ChannelEnd("server", channels.accept());
        ledger.countAccepted(port);
        return new Pair(client, server);
    }

    private static void round(Ledger ledger, Random random, Pair pair) throws Exception {
        boolean clientCloses = random.nextBoolean();
        End closing = clientCloses ? pair.client : pair.server;
        End other = clientCloses ? pair.server : pair.client;
        int pieces = random.nextInt(MOST_PIECES);
        closing.send(random.nextInt(2 * PIECE));
        Background reader = Background.start(closing::drain);
        Background writer = Background.start(() -> {
            for (int i = 0; i < pieces; i++) {
                other.send(PIECE);
            }
            other.drain();
        });
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(300)));
        closing.close("local");
        // How these two end, by an exception or by the end of the stream, is a matter of the moment.
        reader.joinFailed();
        writer.joinFailed();
        other.close("peer_fin");
        ledger.fold(closing);
        ledger.fold(other);
    }
}
