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
    /**
     * Whether several threads may use and close a socket at once, whichever it is. Before Java 15 a channel and its adaptor take
     * their locks in different orders and may wait for each other for ever, and a {@link DatagramSocket} or, before
     * 11, {@link DatagramChannel} may read from a descriptor that is closed, so from whatever has its number by then.
     */
    static final boolean THREAD_SAFE =
            !System.getProperty("java.specification.version").matches("1\\.8|9|1[0-4]");

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
                () -> new Datagrams(DatagramChannel.open()),
                () -> new AsynchronousStream(AsynchronousSocketChannel.open()),
                () -> new AsynchronousListener(AsynchronousServerSocketChannel.open())));
        if (THREAD_SAFE) {
            kinds.add(() -> new PlainDatagrams(DatagramChannel.open().socket(), false));
        }
        if (UnixPaths.available()) {
            kinds.add(() -> new StreamChannel(UnixPaths.open(), true));
            kinds.add(() -> new StreamListener(UnixPaths.openListener(), true));
        }
        return kinds;
    }
}
