package io.github.jsock.exporter;

import static java.util.Objects.requireNonNull;

import io.github.jsock.recorder.DatagramRecorder;
import io.github.jsock.recorder.Recorder;
import io.github.jsock.recorder.Recording;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The real sockets of an {@link ExporterProgram}, of which it tells the recorder what the hooks would tell it. */
final class RecordedSockets {
    private static final int BACKLOG = 50;
    private static final int PORT = 443;

    private final Map<String, ServerSocketChannel> listeners = new HashMap<>();
    /** The client's end, then the server's. */
    private final Map<String, SocketChannel[]> connections = new HashMap<>();

    private final List<Channel> others = new ArrayList<>();

    /** Does what a command says; the answer, which is the port where there is a new one. */
    String answer(String[] words) throws Throwable {
        return switch (words[0]) {
            case "listen" -> listen(words[1], new InetSocketAddress(InetAddress.getByName(words[2]), 0), BACKLOG);
            case "listen-too" -> listen(words[1], listener(words[2]).getLocalAddress(), Integer.parseInt(words[3]));
            case "listen-unseen" -> listenUnseen(words[1], InetAddress.getByName(words[2]));
            case "close-listener" -> end(requireNonNull(listeners.remove(words[1])));
            case "connect" -> connect(words[1], listener(words[2]));
            case "send" -> send(connection(words[1]), Integer.parseInt(words[2]));
            case "write-unread" -> writeUnread(connection(words[1])[0], Integer.parseInt(words[2]));
            case "shut-client" -> shut(connection(words[1])[0]);
            case "close" -> close(requireNonNull(connections.remove(words[1])));
            case "reset" -> reset(connection(words[1])[1]);
            case "fail-accept" -> failAccept(listener(words[1]));
            case "refuse" -> refuse();
            case "begin-connect" -> beginConnect(words[1]);
            case "fail-lookup" -> failLookup(words[1]);
            case "bind-datagrams" -> bindDatagrams(words[1]);
            case "open" -> open(Integer.parseInt(words[1]));
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private ServerSocketChannel listener(String name) {
        return requireNonNull(listeners.get(name));
    }

    private SocketChannel[] connection(String name) {
        return requireNonNull(connections.get(name));
    }

    private String listen(String name, SocketAddress address, int backlog) throws Throwable {
        ServerSocketChannel listener = ServerSocketChannel.open();
        Recorder.opened(descriptor(listener), true, null);
        // Only a listener that allows it lets another share its port.
        listener.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        listener.bind(address, backlog);
        Recorder.listening(descriptor(listener), backlog);
        listeners.put(name, listener);
        return port(listener);
    }

    private String listenUnseen(String name, InetAddress address) throws Throwable {
        Recording.expectUnseen();
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(address, 0), BACKLOG);
        listeners.put(name, listener);
        return port(listener);
    }

    private String connect(String name, ServerSocketChannel server) throws Throwable {
        SocketChannel client = open();
        InetSocketAddress destination = new InetSocketAddress("localhost", Integer.parseInt(port(server)));
        Object call = Recorder.connecting(descriptor(client), destination);
        client.connect(destination);
        Recorder.connectReturned(call, client, true, null);
        SocketChannel accepted = server.accept();
        Recorder.accepted(descriptor(server), accepted, null);
        connections.put(name, new SocketChannel[] {client, accepted});
        return "";
    }

    private static String send(SocketChannel[] ends, int bytes) throws Throwable {
        ByteBuffer out = ByteBuffer.allocate(bytes);
        while (out.hasRemaining()) {
            Recorder.sent(descriptor(ends[0]), ends[0].write(out), null);
        }
        ByteBuffer in = ByteBuffer.allocate(bytes);
        while (in.hasRemaining()) {
            Recorder.received(descriptor(ends[1]), ends[1].read(in), null);
        }
        return "";
    }

    private static String writeUnread(SocketChannel end, int bytes) throws Throwable {
        ByteBuffer out = ByteBuffer.allocate(bytes);
        while (out.hasRemaining()) {
            Recorder.sent(descriptor(end), end.write(out), null);
        }
        return "";
    }

    private static String shut(SocketChannel end) throws IOException {
        end.shutdownOutput();
        return "";
    }

    private static String close(SocketChannel[] ends) throws Throwable {
        end(ends[0]);
        Recorder.received(descriptor(ends[1]), ends[1].read(ByteBuffer.allocate(1)), null);
        return end(ends[1]);
    }

    private static String reset(SocketChannel end) throws Throwable {
        Recorder.received(descriptor(end), -3, new IOException("Connection reset by peer"));
        return end(end);
    }

    private static String end(Channel channel) throws Throwable {
        Recorder.closing(descriptor(channel));
        channel.close();
        return "";
    }

    private static String failAccept(ServerSocketChannel listener) throws Throwable {
        Recorder.accepted(descriptor(listener), null, new IOException("Too many open files"));
        return "";
    }

    /** Connects to a port where nobody listens. */
    private static String refuse() throws Throwable {
        String port;
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            port = port(listener);
        }
        InetSocketAddress nobody = new InetSocketAddress("localhost", Integer.parseInt(port));
        SocketChannel client = SocketChannel.open();
        Recorder.opened(descriptor(client), true, null);
        int number = (int) call(client, "getFDVal");
        Object call = Recorder.connecting(descriptor(client), nobody);
        try {
            client.connect(nobody);
        } catch (IOException e) {
            Recorder.connectReturned(call, client, false, e);
            // The JDK has closed the channel by itself: the number is all that is left of the descriptor.
            Recorder.collected(number);
        }
        return port;
    }

    private String beginConnect(String host) throws Throwable {
        Recorder.connecting(descriptor(open()), InetSocketAddress.createUnresolved(host, PORT));
        return "";
    }

    private String failLookup(String host) throws Throwable {
        SocketChannel channel = open();
        Object call = Recorder.connecting(descriptor(channel), InetSocketAddress.createUnresolved(host, PORT));
        Recorder.connectReturned(call, channel, false, new UnknownHostException(host));
        return "";
    }

    private String bindDatagrams(String address) throws Throwable {
        DatagramChannel channel = DatagramChannel.open();
        Recorder.opened(descriptor(channel), false, null);
        others.add(channel);
        channel.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        DatagramRecorder.bound(descriptor(channel), channel.getLocalAddress());
        return String.valueOf(channel.socket().getLocalPort());
    }

    private String open(int count) throws Throwable {
        for (int i = 0; i < count; i++) {
            open();
        }
        return "";
    }

    /** A channel that the garbage collector does not close. */
    private SocketChannel open() throws Throwable {
        SocketChannel channel = SocketChannel.open();
        Recorder.opened(descriptor(channel), true, null);
        others.add(channel);
        return channel;
    }

    private static String port(ServerSocketChannel listener) throws IOException {
        return String.valueOf(((InetSocketAddress) listener.getLocalAddress()).getPort());
    }

    private static FileDescriptor descriptor(Channel channel) throws ReflectiveOperationException {
        return (FileDescriptor) call(channel, "getFD");
    }

    private static Object call(Channel channel, String method) throws ReflectiveOperationException {
        return Class.forName("sun.nio.ch.SelChImpl").getMethod(method).invoke(channel);
    }
}
