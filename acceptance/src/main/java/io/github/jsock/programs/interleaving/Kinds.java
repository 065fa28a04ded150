package io.github.jsock.programs.interleaving;

import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Every kind of socket that this JVM has. */
final class Kinds {
    private static final List<Opening> ALL = all();

    private Kinds() {}

    private interface Opening {
        Specimen open() throws Exception;
    }

    /** A new one of any kind. Some of them have no descriptor before they are used. */
    static Specimen open(Random random) throws Exception {
        return ALL.get(random.nextInt(ALL.size())).open();
    }

    private static List<Opening> all() {
        List<Opening> kinds = new ArrayList<>(Arrays.asList(
                () -> new PlainSocket(new Socket()),
                () -> new PlainListener(new ServerSocket()),
                () -> new StreamChannel(SocketChannel.open(), false),
                () -> new StreamListener(ServerSocketChannel.open(), false),
                () -> new PlainDatagrams(new DatagramSocket(null), true),
                () -> new PlainDatagrams(new DatagramSocket(), true),
                () -> new PlainDatagrams(DatagramChannel.open().socket(), false),
                () -> new Datagrams(DatagramChannel.open()),
                () -> new AsynchronousStream(AsynchronousSocketChannel.open()),
                () -> new AsynchronousListener(AsynchronousServerSocketChannel.open())));
        if (UnixPaths.available()) {
            kinds.add(() -> new StreamChannel(UnixPaths.open(), true));
            kinds.add(() -> new StreamListener(UnixPaths.openListener(), true));
        }
        return kinds;
    }
}
