import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;

/**
 * The program's own account. After each step:
 *
 * <pre>
 * LISTEN transport local accepted                                           each open listener
 * CONN transport local peer role sent received                              each open connection
 * DATAGRAM transport local peer role sent received sentCount receivedCount  each open socket for datagrams
 * FAIL errorType address port count                                         failed connects since the start
 * TOTAL opened closed sent received                                         since the start; the first two of connections
 * </pre>
 *
 * Addresses are {@code 127.0.0.1:80}, a path, or {@code -}.
 */
final class NettyAccount {
    private static final long PATIENCE_MILLIS = 60_000;

    private final Map<String, Channel> listeners = new TreeMap<>();
    private final Map<String, Integer> accepted = new TreeMap<>();
    private final List<NettyEnd> ends = new ArrayList<>();
    private final List<NettyEnd> servers = new ArrayList<>();
    private final Map<String, Integer> failures = new TreeMap<>();

    /** What a listener's connections are to be handled by: they are entered as they come. */
    ChannelHandler serverEnds(boolean echo) {
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                NettyEnd server = new NettyEnd("server", echo);
                channel.pipeline().addLast(server);
                entered(server);
            }
        };
    }

    private synchronized void entered(NettyEnd server) {
        ends.add(server);
        servers.add(server);
        notifyAll();
    }

    synchronized NettyEnd enter(NettyEnd end) {
        ends.add(end);
        return end;
    }

    /** Takes the next connection that was accepted. */
    synchronized NettyEnd nextServer(Channel listener) throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() / 1_000_000 + PATIENCE_MILLIS;
        while (servers.isEmpty()) {
            long left = deadline - System.nanoTime() / 1_000_000;
            if (left <= 0) {
                throw new TimeoutException("nothing was accepted");
            }
            wait(left);
        }
        accepted.merge(name(listener), 1, Integer::sum);
        return servers.remove(0);
    }

    synchronized void listens(Channel listener) {
        listeners.put(name(listener), listener);
        accepted.put(name(listener), 0);
    }

    private static String name(Channel listener) {
        return transport(listener, "tcp") + ' ' + NettyEnd.text(listener.localAddress());
    }

    synchronized void connectFailed(String errorType, String host, int port) {
        failures.merge(errorType + ' ' + host + ' ' + port, 1, Integer::sum);
    }

    synchronized List<NettyEnd> openEnds() {
        List<NettyEnd> open = new ArrayList<>(ends);
        open.removeIf(end -> !end.isOpen());
        return open;
    }

    synchronized void print() {
        listeners.forEach((name, listener) -> {
            if (listener.isOpen()) {
                System.out.println("LISTEN " + name + ' ' + accepted.get(name));
            }
        });
        int[] connections = new int[2];
        long sent = 0;
        long received = 0;
        for (NettyEnd end : ends) {
            boolean datagrams = end.role.equals("datagram");
            if (end.isOpen()) {
                String transport = transport(end.channel, datagrams ? "udp" : "tcp");
                System.out.println((datagrams ? "DATAGRAM " : "CONN ") + transport + ' ' + end.text());
            }
            connections[0] += datagrams ? 0 : 1;
            connections[1] += datagrams || end.isOpen() ? 0 : 1;
            sent += end.sent();
            received += end.received();
        }
        failures.forEach((failure, count) -> System.out.println("FAIL " + failure + ' ' + count));
        System.out.println("TOTAL " + connections[0] + ' ' + connections[1] + ' ' + sent + ' ' + received);
    }

    private static String transport(Channel channel, String ip) {
        return channel.getClass().getSimpleName().contains("Domain") ? "unix" : ip;
    }
}
