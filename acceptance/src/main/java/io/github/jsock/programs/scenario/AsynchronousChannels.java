package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asynchronous channels, by futures and by handlers, in the JDK's group and in one of their own. */
final class AsynchronousChannels implements Step {
    @Override
    public String name() {
        return "asynchronous-channels";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        AsynchronousChannelGroup own = AsynchronousChannelGroup.withFixedThreadPool(2, task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < 4; i++) {
            AsynchronousChannelGroup group = i < 2 ? null : own;
            boolean callsBack = i % 2 == 0;
            AsynchronousServerSocketChannel listener = listen(ledger, group, 30 + i);
            Pair open = connect(ledger, listener, group, callsBack);
            open.exchange(100_000, 2);
            scatterAndGather((AsynchronousEnd) open.client, (AsynchronousEnd) open.server);

            Pair clientFirst = connect(ledger, listener, group, callsBack);
            clientFirst.exchange(1, 300_000);
            clientFirst.closeClientFirst();
            Pair serverFirst = connect(ledger, listener, group, callsBack);
            serverFirst.exchange(2, 3);
            serverFirst.closeServerFirst();
        }
    }

    static AsynchronousServerSocketChannel listen(Ledger ledger, @Nullable AsynchronousChannelGroup group, int backlog)
            throws IOException {
        return NewListener.asynchronous(
                ledger,
                backlog,
                () -> AsynchronousServerSocketChannel.open(group).bind(Loopback.any(), backlog));
    }

    static Pair connect(
            Ledger ledger,
            AsynchronousServerSocketChannel listener,
            @Nullable AsynchronousChannelGroup group,
            boolean callsBack)
            throws IOException {
        AsynchronousSocketChannel client = AsynchronousSocketChannel.open(group);
        SocketAddress address = listener.getLocalAddress();
        AsynchronousSocketChannel server;
        if (callsBack) {
            Completion.<@Nullable Void>of(handler -> client.connect(address, null, handler));
            server = Completion.<AsynchronousSocketChannel>of(handler -> listener.accept(null, handler));
        } else {
            Completion.get(client.connect(address));
            server = Completion.get(listener.accept());
        }
        return new Pair(
                ledger.enter(new AsynchronousEnd("client", client, callsBack)),
                ledger.accepted(new AsynchronousEnd("server", server, callsBack)));
    }

    /** Three buffers of five, as {@link ScatterGather} has them. */
    private static void scatterAndGather(AsynchronousEnd from, AsynchronousEnd to) throws IOException {
        ByteBuffer[] out = ScatterGather.buffers(1_000);
        from.countSent(
                Completion.<Long>of(handler -> from.channel().write(out, 1, 3, 1, TimeUnit.MINUTES, null, handler)));
        ByteBuffer[] in = ScatterGather.buffers(1_000);
        to.countReceived(
                Completion.<Long>of(handler -> to.channel().read(in, 1, 3, 1, TimeUnit.MINUTES, null, handler)));
    }
}
