package io.github.jsock.programs.scenario;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;

/** Sockets that have a descriptor and do nothing with it. Of each sort one is left open and one closed. */
final class UnconnectedSockets implements Step {
    private interface Opening {
        Closeable open() throws IOException;
    }

    @Override
    public String name() {
        return "unconnected-sockets";
    }

    @Override
    public void run(Ledger ledger) throws Exception {
        opened(ledger, UnconnectedSockets::socketWithAnOption);
        opened(ledger, UnconnectedSockets::listenerWithAnOption);
        opened(ledger, SocketChannel::open);
        opened(ledger, ServerSocketChannel::open);
        opened(ledger, AsynchronousSocketChannel::open);
        opened(ledger, AsynchronousServerSocketChannel::open);
        opened(ledger, () -> failedBeforeItConnected(ledger));
        for (DatagramKind kind : DatagramKind.values()) {
            kind.open(ledger);
            kind.open(ledger).close();
        }
        for (int i = 0; i < 2; i++) {
            bound(ledger, i == 0);
        }
        // Without a descriptor they are nothing yet.
        ledger.keep(new Socket());
        ledger.keep(new ServerSocket());
    }

    private static void opened(Ledger ledger, Opening opening) throws IOException {
        ledger.keep(opening.open());
        ledger.idles("tcp", "opened", 0);
        opening.open().close();
    }

    private static void bound(Ledger ledger, boolean closes) throws IOException {
        Socket socket = ledger.keep(new Socket());
        socket.bind(Loopback.any());
        SocketChannel channel = ledger.keep(SocketChannel.open()).bind(Loopback.any());
        AsynchronousSocketChannel asynchronous =
                ledger.keep(AsynchronousSocketChannel.open()).bind(Loopback.any());
        if (closes) {
            socket.close();
            channel.close();
            asynchronous.close();
        } else {
            ledger.idles("tcp", "bound", socket.getLocalPort());
            ledger.idles("tcp", "bound", channel.socket().getLocalPort());
            ledger.idles("tcp", "bound", ((InetSocketAddress) asynchronous.getLocalAddress()).getPort());
        }
    }

    /** An option has to be set on something. */
    private static Socket socketWithAnOption() throws IOException {
        Socket socket = new Socket();
        socket.setReuseAddress(true);
        return socket;
    }

    private static ServerSocket listenerWithAnOption() throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        return socket;
    }

    /** The JDK closes a channel whose connect fails, unless it did not come so far as to ask the kernel. */
    private static SocketChannel failedBeforeItConnected(Ledger ledger) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.connect(InetSocketAddress.createUnresolved("unresolved.invalid", 81));
        } catch (UnresolvedAddressException expected) {
            ledger.connectFailed("unresolved", "unresolved.invalid", 81);
            return channel;
        }
        throw new IOException("it connected to nowhere");
    }
}
