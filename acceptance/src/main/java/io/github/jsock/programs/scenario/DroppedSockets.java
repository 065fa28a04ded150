package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Sockets that nobody closes and the garbage collector finds: a client, an accepted one, and a listener. */
final class DroppedSockets implements Step {
    @Override
    public String name() {
        return "dropped-sockets";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        ServerSocketChannel listener = Loopback.listenChannel(ledger, 50);
        Pair client = new Pair(
                ledger.client(new Socket(Loopback.V4, listener.socket().getLocalPort())),
                ledger.server(listener.accept()));
        client.exchange(100, 200);
        ((SocketEnd) client.client).drop();
        collect(client.server, client.client);

        Pair server = acceptThenDropListener(ledger);
        server.exchange(300, 400);
        ((SocketEnd) server.server).drop();
        collect(server.client, server.server);
        int port = server.server.localPort();
        collectWhile(() -> listens(port));
        ledger.stopsListening(port);
    }

    /** Collects garbage until the end that is still held reads the end of the stream. */
    private static void collect(End held, End dropped) throws Exception {
        Background reader = Background.start(held::drain);
        collectWhile(reader::isRunning);
        reader.join();
        held.close("peer_fin");
        dropped.ended("gc");
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void collectWhile(Condition condition) throws Exception {
        for (int i = 0; condition.holds(); i++) {
            if (i == 1_000) {
                throw new TimeoutException("the garbage collector did not close it");
            }
            System.gc();
            Thread.sleep(10);
        }
    }

    private static Pair acceptThenDropListener(Ledger ledger) throws IOException {
        ServerSocket listener = new ServerSocket(0, 50, Loopback.V4);
        ledger.listens(listener.getLocalPort(), 50);
        SocketChannel client = SocketChannel.open(Loopback.port(listener.getLocalPort()));
        return new Pair(ledger.client(client), ledger.server(listener.accept()));
    }

    /** Whether the kernel still has a listener on this port of 127.0.0.1. */
    private static boolean listens(int port) throws IOException {
        Pattern row = Pattern.compile(String.format(Locale.ROOT, "0100007F:%04X [0-9A-F]+:0000 0A ", port));
        for (String table : new String[] {"/proc/self/net/tcp", "/proc/self/net/tcp6"}) {
            Path path = Paths.get(table);
            if (Files.exists(path)
                    && Files.readAllLines(path).stream()
                            .anyMatch(line -> row.matcher(line).find())) {
                return true;
            }
        }
        return false;
    }
}
