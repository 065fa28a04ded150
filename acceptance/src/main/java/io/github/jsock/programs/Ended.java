package io.github.jsock.programs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Has connections end in every way, each on the client's side; prints how and its local port as {@code name port}, then
 * {@code READY}, and ends at the next line. One is left open that the peer has ended. Before, it looks host names up, one that
 * there is and one that there is not; each twice, the second time in vain, since the JDK remembers the answer.
 */
public final class Ended {
    private final List<Object> kept = new ArrayList<>();
    private final ServerSocket listener;
    private final InetSocketAddress address;

    private Ended() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        address = new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        for (String name : new String[] {"localhost", "localhost", "nowhere.invalid", "nowhere.invalid"}) {
            lookUp(name);
        }
        Ended ended = new Ended();
        ended.socket();
        ended.registeredChannel();
        ended.asynchronousChannel();
        ended.reset();
        ended.resetChannel();
        ended.afterThePeer();
        ended.notAfterThePeer();
        System.out.println("READY");
        System.in.read();
    }

    private static void lookUp(String name) {
        try {
            InetAddress.getAllByName(name);
        } catch (UnknownHostException expected) {
            tell(expected.getClass().getName(), 0);
        }
    }

    private static void tell(String name, int port) {
        System.out.println(name + ' ' + port);
    }

    private static void onThread(String name, Callable<?> work) throws InterruptedException {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                name);
        thread.start();
        thread.join();
    }

    private void socket() throws Exception {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        kept.add(listener.accept());
        tell("socket", socket.getLocalPort());
        onThread("closer-1", () -> hangUp(socket));
    }

    private static Object hangUp(Socket socket) throws IOException {
        socket.close();
        return socket;
    }

    /** Its descriptor is closed later, by the thread that selects. */
    private void registeredChannel() throws Exception {
        SocketChannel channel = SocketChannel.open(address);
        kept.add(listener.accept());
        tell("channel", channel.socket().getLocalPort());
        try (Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            selector.selectNow();
            onThread("closer-2", () -> hangUpChannel(channel));
            selector.selectNow();
        }
    }

    private static Object hangUpChannel(SocketChannel channel) throws IOException {
        channel.close();
        return channel;
    }

    private void asynchronousChannel() throws Exception {
        AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
        channel.connect(address).get();
        kept.add(listener.accept());
        tell("asynchronous", ((InetSocketAddress) channel.getLocalAddress()).getPort());
        hangUpAsynchronous(channel);
    }

    private static void hangUpAsynchronous(AsynchronousSocketChannel channel) throws IOException {
        channel.close();
    }

    private void resetByPeer() throws IOException {
        Socket accepted = listener.accept();
        accepted.setSoLinger(true, 0);
        accepted.close();
    }

    private void reset() throws IOException {
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            tell("reset", socket.getLocalPort());
            resetByPeer();
            socket.getInputStream().read();
        } catch (IOException e) {
            tell(e.getClass().getName(), 0);
        }
    }

    private void resetChannel() throws IOException {
        try (SocketChannel channel = SocketChannel.open(address)) {
            tell("reset-channel", channel.socket().getLocalPort());
            resetByPeer();
            channel.read(ByteBuffer.allocate(1));
        } catch (IOException e) {
            tell(e.getClass().getName(), 0);
        }
    }

    private void afterThePeer() throws IOException {
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            tell("peer", socket.getLocalPort());
            listener.accept().close();
            socket.getInputStream().read();
        }
    }

    private void notAfterThePeer() throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        tell("kept", socket.getLocalPort());
        listener.accept().close();
        socket.getInputStream().read();
        kept.add(socket);
    }
}
