package io.github.jsock.workloads;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/** Round trips of some bytes between two event loops of Netty's native epoll transport. */
@SuppressWarnings("FutureReturnValueIgnored")
final class NettyEcho implements Workload {
    private final EventLoopGroup serverLoop = new EpollEventLoopGroup(1, new DefaultThreadFactory("app-server", true));
    private final EventLoopGroup clientLoop = new EpollEventLoopGroup(1, new DefaultThreadFactory("app-client", true));
    private final Trips trips;
    private final Channel client;

    NettyEcho(int size) throws Exception {
        trips = new Trips(size);
        Channel listener = new ServerBootstrap()
                .group(serverLoop)
                .channel(EpollServerSocketChannel.class)
                .childHandler(initializer(Echo::new))
                .bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0))
                .sync()
                .channel();
        client = new Bootstrap()
                .group(clientLoop)
                .channel(EpollSocketChannel.class)
                .handler(initializer(() -> trips))
                .connect(listener.localAddress())
                .sync()
                .channel();
    }

    private interface Handlers {
        ChannelHandler next();
    }

    private static ChannelInitializer<Channel> initializer(Handlers handlers) {
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(handlers.next());
            }
        };
    }

    @Override
    public int run(int operations) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        client.eventLoop().execute(() -> trips.start(client, operations, done));
        done.await();
        return operations;
    }

    @Override
    public void close() {
        clientLoop.shutdownGracefully();
        serverLoop.shutdownGracefully();
    }

    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.writeAndFlush(message, context.voidPromise());
        }
    }

    private static final class Trips extends ChannelInboundHandlerAdapter {
        private final int size;
        private int left;
        private int received;
        private CountDownLatch done = new CountDownLatch(0);

        Trips(int size) {
            this.size = size;
        }

        void start(Channel channel, int operations, CountDownLatch latch) {
            left = operations;
            done = latch;
            send(channel);
        }

        private void send(Channel channel) {
            received = 0;
            channel.writeAndFlush(channel.alloc().directBuffer(size).writeZero(size), channel.voidPromise());
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            received += bytes.readableBytes();
            bytes.release();
            if (received < size) {
                return;
            }
            if (--left == 0) {
                done.countDown();
            } else {
                send(context.channel());
            }
        }
    }
}
