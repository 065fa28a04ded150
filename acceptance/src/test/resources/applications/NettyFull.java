import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Opens Netty's native sockets until none can be opened any more, then lets its listener accept a connection that waits. What each
 * was told is printed, then {@code FULL}; it closes all at the next line, says how many accepts have failed, since Netty may try
 * again and again, and ends at the line after.
 */
public final class NettyFull {
    private final List<Channel> kept = new ArrayList<>();
    private final CompletableFuture<String> acceptFailure = new CompletableFuture<>();
    private final AtomicLong acceptFailures = new AtomicLong();

    public static void main(String[] args) throws Exception {
        NettyFull program = new NettyFull();
        NettyTransport transport = new NettyTransport("epoll");
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        Channel listener = transport
                .server("ServerSocket")
                .option(ChannelOption.AUTO_READ, false)
                .handler(program.listening())
                .childHandler(nothing())
                .bind(loopback, 0)
                .sync()
                .channel();
        // What must be loaded is before descriptors run out.
        program.open(transport).channel().close().sync();
        try (Socket waiting = new Socket(loopback, ((InetSocketAddress) listener.localAddress()).getPort())) {
            System.out.println("READY");
            System.in.read();
            System.out.println("open: " + program.fill(transport));
            listener.read();
            System.out.println("accept: " + program.acceptFailure.get());
            System.out.println("FULL");
            System.in.read();
        }
        for (Channel channel : program.kept) {
            channel.close().sync();
        }
        listener.close().sync();
        System.out.println(program.acceptFailures + " accepts failed");
        System.in.read();
        System.exit(0);
    }

    private static ChannelInitializer<Channel> nothing() {
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {}
        };
    }

    private ChannelFuture open(NettyTransport transport) throws Exception {
        return transport.bootstrap("Socket").handler(nothing()).register().await();
    }

    private Throwable fill(NettyTransport transport) throws Exception {
        ChannelFuture opened = open(transport);
        while (opened.isSuccess()) {
            kept.add(opened.channel());
            opened = open(transport);
        }
        Throwable cause = opened.cause();
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private ChannelInboundHandlerAdapter listening() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                acceptFailures.incrementAndGet();
                acceptFailure.complete(cause.toString());
            }
        };
    }
}
