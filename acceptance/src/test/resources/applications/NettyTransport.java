import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import java.lang.reflect.Method;

/** One of Netty's transports, by its name: {@code nio}, {@code epoll} or {@code io_uring}. All its channels share a thread. */
final class NettyTransport {
    final EventLoopGroup group;
    private final String packageName;
    private final String prefix;

    NettyTransport(String name) throws Exception {
        packageName = name.equals("nio") ? "socket.nio" : name.equals("epoll") ? "epoll" : "uring";
        prefix = name.equals("nio") ? "Nio" : name.equals("epoll") ? "Epoll" : "IoUring";
        if (name.equals("nio")) {
            group = new NioEventLoopGroup(1);
        } else if (name.equals("epoll")) {
            group = (EventLoopGroup) netty("channel.epoll.EpollEventLoopGroup")
                    .getConstructor(int.class)
                    .newInstance(1);
        } else {
            Method factory = netty("channel.uring.IoUringIoHandler").getMethod("newFactory");
            group = (EventLoopGroup) netty("channel.MultiThreadIoEventLoopGroup")
                    .getConstructor(int.class, factory.getReturnType())
                    .newInstance(1, factory.invoke(null));
        }
    }

    static Class<?> netty(String name) throws ClassNotFoundException {
        return Class.forName("io.netty." + name);
    }

    /** A bootstrap for {@code Socket}, {@code DomainSocket}, {@code Datagram} or {@code DomainDatagram} channels. */
    Bootstrap bootstrap(String kind) throws Exception {
        return new Bootstrap().group(group).channel(channel(kind).asSubclass(Channel.class));
    }

    /** A bootstrap for {@code ServerSocket} or {@code ServerDomainSocket} channels. */
    ServerBootstrap server(String kind) throws Exception {
        return new ServerBootstrap().group(group).channel(channel(kind).asSubclass(ServerChannel.class));
    }

    boolean has(String kind) {
        try {
            channel(kind);
            return !packageName.equals("socket.nio") || !kind.contains("Domain");
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private Class<?> channel(String kind) throws ClassNotFoundException {
        return netty("channel." + packageName + "." + prefix + kind + "Channel");
    }

    /** Has a datagram channel receive many datagrams at once, where it can. */
    void batch(Bootstrap bootstrap) {
        if (set(bootstrap, "MAX_DATAGRAM_PAYLOAD_SIZE", 2048)) {
            bootstrap.option(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(64 * 1024));
        }
    }

    /** Has a client send data with its SYN, where it can. */
    boolean fastOpen(Bootstrap bootstrap) {
        return set(bootstrap, "TCP_FASTOPEN_CONNECT", true);
    }

    private <T> boolean set(Bootstrap bootstrap, String name, T value) {
        String own = "io.netty.channel." + packageName + '.' + prefix + "ChannelOption#" + name;
        String option = ChannelOption.exists(own) ? own : name;
        boolean known = ChannelOption.exists(option) && !packageName.equals("socket.nio");
        if (known) {
            bootstrap.option(ChannelOption.<T>valueOf(option), value);
        }
        return known;
    }
}
