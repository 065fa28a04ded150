package io.github.jsock.programs;

import io.github.jsock.programs.scenario.Loopback;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Has connections in the states that the kernel knows, with bytes in their queues, many in TIME_WAIT, and connects that find no
 * address; then it prints {@code READY} and the ports of three listeners: the busy one, the one that all of TIME_WAIT was to,
 * and the one with the small backlog; and of two that share theirs, 0 where none can. At the line {@code fill} it resets one of
 * the busy one's connections at its client's end, has clients come to the last ones, to the small one more than it has room for,
 * and prints {@code FILLED}. It ends at the next other line.
 */
public final class KernelStates {
    private static final int BACKLOG = 5;
    private static final int SHARED_BACKLOG = 20;
    private static final int CLIENTS = 8;
    private static final int SHORT_LIVED = 40;
    private static final int UNREAD = 1_000;

    /**
     * Nobody else listens at 127.0.0.77. On an address that many use, the port may have been a listener's that is gone, whose
     * clients are still in TIME_WAIT.
     */
    private static final int OWN_ADDRESS = 77;

    private final List<Closeable> kept = new ArrayList<>();
    private final ServerSocket busy = new ServerSocket(0, 50, Loopback.V4);
    private final ServerSocket left =
            new ServerSocket(0, 50, Loopback.port(OWN_ADDRESS, 0).getAddress());
    private final ServerSocket small = new ServerSocket(0, BACKLOG, Loopback.V4);

    private final int sharedPort = share();
    private Socket resetLater = new Socket();

    private KernelStates() throws IOException {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        KernelStates states = new KernelStates();
        states.establish();
        states.shutOneSide();
        states.leaveUnread();
        states.leaveUnsent();
        states.prepareReset();
        states.leaveInTimeWait();
        states.findNoAddress();
        System.out.println("READY " + states.busy.getLocalPort() + " " + states.left.getLocalPort() + " "
                + states.small.getLocalPort() + " " + states.sharedPort);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); "fill".equals(line); line = in.readLine()) {
            states.come(addressOf(states.small), CLIENTS);
            states.come(Loopback.port(states.sharedPort), states.sharedPort == 0 ? 0 : SHARED_BACKLOG);
            states.resetLater.close();
            System.out.println("FILLED");
        }
    }

    private static InetSocketAddress addressOf(ServerSocket listener) {
        return Loopback.port(listener.getLocalPort());
    }

    private SocketChannel connect() throws IOException {
        SocketChannel client = SocketChannel.open(addressOf(busy));
        kept.add(client);
        kept.add(busy.accept());
        return client;
    }

    private void establish() throws IOException {
        connect();
        connect();
    }

    /** FIN_WAIT_2 here and CLOSE_WAIT there, where the end is never read. */
    private void shutOneSide() throws IOException {
        connect().shutdownOutput();
    }

    private void leaveUnread() throws IOException {
        connect().write(ByteBuffer.allocate(UNREAD));
    }

    /** Until the peer's receive queue is full and then this one's send queue. */
    private void leaveUnsent() throws IOException {
        SocketChannel client = connect();
        client.configureBlocking(false);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        while (client.write(bytes) > 0) {
            bytes.clear();
        }
    }

    /** Nobody reads from the other end, or writes to it: so nobody will find out. */
    private void prepareReset() throws IOException {
        resetLater = new Socket(busy.getInetAddress(), busy.getLocalPort());
        resetLater.setSoLinger(true, 0);
        kept.add(busy.accept());
    }

    private void leaveInTimeWait() throws IOException {
        for (int i = 0; i < SHORT_LIVED; i++) {
            Socket client = new Socket(left.getInetAddress(), left.getLocalPort());
            Socket server = left.accept();
            client.close();
            server.close();
        }
    }

    /** The same association a second time, by each kind of socket. */
    private void findNoAddress() throws Exception {
        Socket first = new Socket();
        first.setReuseAddress(true);
        first.bind(Loopback.any());
        first.connect(addressOf(busy));
        kept.add(first);
        kept.add(busy.accept());
        InetSocketAddress taken = Loopback.port(first.getLocalPort());
        try (Socket second = new Socket()) {
            second.setReuseAddress(true);
            second.bind(taken);
            second.connect(addressOf(busy));
            throw new IllegalStateException("connected twice from " + taken);
        } catch (IOException e) {
            // As it should be.
        }
        for (boolean blocking : new boolean[] {true, false}) {
            try (SocketChannel second = SocketChannel.open()) {
                second.configureBlocking(blocking);
                second.setOption(StandardSocketOptions.SO_REUSEADDR, true).bind(taken);
                second.connect(addressOf(busy));
                throw new IllegalStateException("connected twice from " + taken);
            } catch (IOException e) {
                // As it should be.
            }
        }
        try (AsynchronousSocketChannel second = AsynchronousSocketChannel.open()) {
            second.setOption(StandardSocketOptions.SO_REUSEADDR, true).bind(taken);
            second.connect(addressOf(busy)).get();
            throw new IllegalStateException("connected twice from " + taken);
        } catch (ExecutionException e) {
            // As it should be.
        }
    }

    /** The port of two listeners; 0 where there is no {@code SO_REUSEPORT}, as in Java 8. */
    @SuppressWarnings("unchecked")
    private int share() throws IOException {
        int port = 0;
        for (int i = 0; i < 2; i++) {
            ServerSocketChannel listener = ServerSocketChannel.open();
            kept.add(listener);
            for (SocketOption<?> option : listener.supportedOptions()) {
                if (option.name().equals("SO_REUSEPORT")) {
                    listener.setOption((SocketOption<Boolean>) option, true);
                    listener.bind(Loopback.port(port), SHARED_BACKLOG);
                    port = listener.socket().getLocalPort();
                }
            }
        }
        return port;
    }

    private void come(InetSocketAddress listener, int clients) throws IOException {
        for (int i = 0; i < clients; i++) {
            SocketChannel client = SocketChannel.open();
            client.configureBlocking(false);
            client.connect(listener);
            kept.add(client);
        }
    }
}
