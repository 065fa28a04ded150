package io.github.jsock.exporter;

import io.github.jsock.recorder.Health;
import io.github.jsock.recorder.HookHealth;
import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A small story of real sockets that tells the recorder itself what the hooks would tell it, so that every family of
 * metrics has something to say. Needs {@code maxServices=3} and {@code maxSockets=30}.
 */
final class Scenario {
    /** Bytes that went from client to server over the connection that was closed, and over the one that stays open. */
    static final int CLOSED_BYTES = 1_000;

    static final int OPEN_BYTES = 10;
    /** How many sockets did not fit the table. */
    static final int UNTRACKED = 5;

    private static final int MAX_SOCKETS = 30;

    private final List<Channel> kept = new ArrayList<>();
    private int tracked;

    /** Plays it; the ports of the listener that is shared, of the one that is connected to, and of none. */
    String play() throws Throwable {
        hooks();
        Health.error("test", new IllegalStateException("on purpose"));
        ServerSocketChannel shared = listen(0, 50);
        listen(port(shared), 50);
        listen(port(shared), 7);
        ServerSocketChannel server = listen(0, 20);
        SocketChannel[] ended = connect(server);
        transfer(ended, CLOSED_BYTES);
        end(ended[0]);
        Recorder.received(descriptor(ended[1]), ended[1].read(ByteBuffer.allocate(1)), null);
        end(ended[1]);
        transfer(connect(server), OPEN_BYTES);
        SocketChannel[] reset = connect(server);
        Recorder.received(descriptor(reset[1]), -3, new IOException("Connection reset by peer"));
        end(reset[1]);
        Recorder.accepted(descriptor(server), null, new IOException("Too many open files"));
        int nobody = failingConnects();
        fillTable();
        return port(shared) + " " + port(server) + " " + nobody;
    }

    private static void hooks() {
        HookHealth woven = new HookHealth("a.Woven.method");
        woven.become(HookHealth.State.WOVEN);
        HookHealth overload = new HookHealth("a.HalfWoven.method");
        overload.become(HookHealth.State.WOVEN);
        HookHealth absent = new HookHealth("a.HalfWoven.method");
        absent.become(HookHealth.State.ABSENT);
        Health.expect(List.of(woven, overload, absent, new HookHealth("a.NotLoaded.method")));
    }

    /** One that is refused, one that goes on, and two to more services than are told apart. */
    private int failingConnects() throws Throwable {
        int nobody;
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            nobody = port(listener);
        }
        SocketChannel refused = open();
        InetSocketAddress destination = new InetSocketAddress("localhost", nobody);
        Object call = Recorder.connecting(descriptor(refused), destination);
        // A channel whose connect fails closes itself, so the failure has to come from one that is not recorded.
        try (SocketChannel unrecorded = SocketChannel.open()) {
            unrecorded.connect(destination);
        } catch (ConnectException e) {
            Recorder.connectReturned(call, descriptor(refused), false, e);
        }
        Recorder.connecting(descriptor(open()), InetSocketAddress.createUnresolved("slow.example", 443));
        for (String host : List.of("third.example", "fourth.example")) {
            SocketChannel channel = open();
            Object unresolved = Recorder.connecting(descriptor(channel), InetSocketAddress.createUnresolved(host, 443));
            Recorder.connectReturned(unresolved, descriptor(channel), false, new UnknownHostException(host));
        }
        return nobody;
    }

    private void fillTable() throws Throwable {
        while (tracked < MAX_SOCKETS + UNTRACKED) {
            open();
        }
    }

    private ServerSocketChannel listen(int port, int backlog) throws Throwable {
        ServerSocketChannel listener = ServerSocketChannel.open();
        kept.add(listener);
        Recorder.opened(descriptor(listener), true);
        tracked++;
        listener.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), backlog);
        Recorder.listening(descriptor(listener), backlog);
        return listener;
    }

    private SocketChannel open() throws Throwable {
        SocketChannel channel = SocketChannel.open();
        kept.add(channel);
        Recorder.opened(descriptor(channel), true);
        tracked++;
        return channel;
    }

    private SocketChannel[] connect(ServerSocketChannel server) throws Throwable {
        SocketChannel client = open();
        InetSocketAddress destination = new InetSocketAddress("localhost", port(server));
        Object call = Recorder.connecting(descriptor(client), destination);
        client.connect(destination);
        Recorder.connectReturned(call, descriptor(client), true, null);
        SocketChannel accepted = server.accept();
        kept.add(accepted);
        Recorder.accepted(descriptor(server), accepted, null);
        tracked++;
        return new SocketChannel[] {client, accepted};
    }

    private static void transfer(SocketChannel[] ends, int bytes) throws Throwable {
        ByteBuffer out = ByteBuffer.allocate(bytes);
        while (out.hasRemaining()) {
            Recorder.sent(descriptor(ends[0]), ends[0].write(out), null);
        }
        ByteBuffer in = ByteBuffer.allocate(bytes);
        while (in.hasRemaining()) {
            Recorder.received(descriptor(ends[1]), ends[1].read(in), null);
        }
    }

    private void end(Channel channel) throws Throwable {
        Recorder.closing(descriptor(channel));
        tracked--;
        channel.close();
    }

    private static int port(ServerSocketChannel listener) throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    private static FileDescriptor descriptor(Channel channel) throws ReflectiveOperationException {
        return (FileDescriptor)
                Class.forName("sun.nio.ch.SelChImpl").getMethod("getFD").invoke(channel);
    }
}
