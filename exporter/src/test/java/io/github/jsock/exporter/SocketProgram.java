package io.github.jsock.exporter;

import static java.util.Objects.requireNonNull;

import io.github.jsock.exporter.jmx.JmxBeans;
import io.github.jsock.exporter.json.SocketsJson;
import io.github.jsock.recorder.Health;
import io.github.jsock.recorder.HookHealth;
import io.github.jsock.recorder.Limits;
import io.github.jsock.recorder.Recorder;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A program with real sockets that tells the recorder itself what the hooks would tell it. It runs in a JVM of its own, with
 * the recorder on the boot loader, and does what it reads: one command a line, one line of answer.
 */
public final class SocketProgram {
    /** Of the listeners that are asked for. */
    static final int BACKLOG = 50;

    private final Map<String, ServerSocketChannel> listeners = new HashMap<>();
    private final Map<String, SocketChannel[]> connections = new HashMap<>();
    private final View view = new View();
    private final PortNames names = new PortNames(new HashMap<>());
    private final SocketsJson json = new SocketsJson(view, names);
    private final JmxBeans beans = new JmxBeans(view, names, json);
    private boolean detached;

    private SocketProgram() {}

    public static void main(String[] args) throws Throwable {
        Limits.set(Integer.parseInt(args[0]), 200, 1_000);
        HookHealth woven = new HookHealth("sun.nio.ch.SocketDispatcher.read");
        woven.become(HookHealth.State.WOVEN);
        Health.expect(Arrays.asList(woven, new HookHealth("sun.nio.ch.SocketDispatcher.write")));
        SocketProgram program = new SocketProgram();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(program.answer(line.split(" ", -1)));
        }
    }

    private String answer(String[] words) throws Throwable {
        return switch (words[0]) {
            case "listen" -> listen(words[1], words[2], true);
            case "listen-unseen" -> listen(words[1], words[2], false);
            case "listen-too" -> listenToo(words[1], requireNonNull(listeners.get(words[2])));
            case "stop" -> end(requireNonNull(listeners.remove(words[1])));
            case "connect" -> connect(words[1], requireNonNull(listeners.get(words[2])));
            case "send" -> send(requireNonNull(connections.get(words[1])), Integer.parseInt(words[2]));
            case "close" -> close(requireNonNull(connections.remove(words[1])));
            case "refuse" -> refuse();
            case "json" -> json(words[1]);
            default -> manage(words[0]);
        };
    }

    private String manage(String command) throws Exception {
        switch (command) {
            case "ready" -> {}
            case "register" -> beans.register();
            case "unregister" -> beans.unregister();
            case "settle" -> settle();
            case "refresh" -> {
                settle();
                beans.refresh();
            }
            case "detachable" -> beans.onDetach(() -> detached = true);
            case "detached" -> {
                return String.valueOf(detached);
            }
            default -> throw new IllegalArgumentException(command);
        }
        return "";
    }

    /** Waits until what the beans show is no older than this call. */
    private void settle() throws InterruptedException {
        long now = System.currentTimeMillis();
        while (view.current().takenMillis() <= now) {
            Thread.sleep(10);
        }
    }

    private String listen(String name, String address, boolean seen) throws Throwable {
        ServerSocketChannel listener = ServerSocketChannel.open();
        if (seen) {
            Recorder.opened(descriptor(listener), true);
        }
        // Only a listener that allows it lets another share its port.
        listener.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        listener.bind(new InetSocketAddress(InetAddress.getByName(address), 0), BACKLOG);
        if (seen) {
            Recorder.listening(descriptor(listener), BACKLOG);
        }
        listeners.put(name, listener);
        return String.valueOf(port(listener));
    }

    private String listenToo(String name, ServerSocketChannel other) throws Throwable {
        ServerSocketChannel listener = ServerSocketChannel.open();
        Recorder.opened(descriptor(listener), true);
        listener.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        listener.bind(other.getLocalAddress(), BACKLOG);
        Recorder.listening(descriptor(listener), BACKLOG);
        listeners.put(name, listener);
        return String.valueOf(port(listener));
    }

    private String connect(String name, ServerSocketChannel server) throws Throwable {
        SocketChannel client = SocketChannel.open();
        Recorder.opened(descriptor(client), true);
        InetSocketAddress destination = new InetSocketAddress("localhost", port(server));
        Object call = Recorder.connecting(descriptor(client), destination);
        client.connect(destination);
        Recorder.connectReturned(call, descriptor(client), true, null);
        SocketChannel accepted = server.accept();
        Recorder.accepted(descriptor(server), accepted, null);
        connections.put(name, new SocketChannel[] {client, accepted});
        return String.valueOf(((InetSocketAddress) client.getLocalAddress()).getPort());
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

    private static String close(SocketChannel[] ends) throws Throwable {
        end(ends[0]);
        Recorder.received(descriptor(ends[1]), ends[1].read(ByteBuffer.allocate(1)), null);
        return end(ends[1]);
    }

    private static String end(Channel channel) throws Throwable {
        Recorder.closing(descriptor(channel));
        channel.close();
        return "";
    }

    private static String refuse() throws Throwable {
        InetSocketAddress nobody;
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            nobody = new InetSocketAddress("localhost", port(listener));
        }
        SocketChannel client = SocketChannel.open();
        Recorder.opened(descriptor(client), true);
        int number = (int) call(client, "getFDVal");
        Object call = Recorder.connecting(descriptor(client), nobody);
        try {
            client.connect(nobody);
        } catch (IOException e) {
            Recorder.connectReturned(call, descriptor(client), false, e);
            // The JDK has closed the channel by itself: the number is all that is left of the descriptor.
            Recorder.collected(number);
        }
        return String.valueOf(nobody.getPort());
    }

    /** The document as of now, or the message of the refusal. */
    private String json(String query) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&")) {
            parameters.put(parameter.split("=")[0], parameter.split("=")[1]);
        }
        StringWriter document = new StringWriter();
        try {
            new SocketsJson(new View(), names).write(parameters, document);
        } catch (IllegalArgumentException e) {
            return "refused, " + document.getBuffer().length() + " characters written: " + e.getMessage();
        }
        return document.toString();
    }

    private static int port(ServerSocketChannel listener) throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    private static FileDescriptor descriptor(Channel channel) throws ReflectiveOperationException {
        return (FileDescriptor) call(channel, "getFD");
    }

    private static Object call(Channel channel, String method) throws ReflectiveOperationException {
        return Class.forName("sun.nio.ch.SelChImpl").getMethod(method).invoke(channel);
    }
}
