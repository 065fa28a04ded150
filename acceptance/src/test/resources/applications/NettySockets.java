import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Uses Netty's sockets in every way, one step after another: {@code NettySockets TRANSPORT}. It waits for a line on standard
 * input before each step and at the end, and answers {@code STEP name}, its {@link NettyAccount} and {@code QUIET name}; at
 * last {@code DONE}.
 */
public final class NettySockets {
    private static final int MB = 1024 * 1024;
    private static final SocketAddress ANY_PORT = new InetSocketAddress("127.0.0.1", 0);

    interface Step {
        void run() throws Exception;
    }

    private final NettyTransport transport;
    private final NettyAccount account = new NettyAccount();
    private final Path folder = Files.createTempDirectory("netty");

    private NettySockets(String transport) throws Exception {
        this.transport = new NettyTransport(transport);
    }

    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        NettySockets sockets = new NettySockets(args[0]);
        System.out.println("READY");
        for (Map.Entry<String, Step> step : sockets.steps().entrySet()) {
            in.readLine();
            step.getValue().run();
            System.out.println("STEP " + step.getKey());
            sockets.account.print();
            System.out.println("QUIET " + step.getKey());
        }
        in.readLine();
        System.out.println("DONE");
        in.readLine();
        sockets.transport.group.shutdownGracefully().await();
    }

    private Map<String, Step> steps() {
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("tcp-echo", () -> echo(listen("ServerSocket", ANY_PORT, true), "Socket"));
        steps.put("refused", this::refused);
        steps.put("send-file", this::sendFile);
        steps.put("half-close", this::halfClose);
        steps.put("fast-open", this::fastOpen);
        steps.put("udp", this::datagrams);
        steps.put("udp-connected", this::connectedDatagrams);
        if (transport.has("ServerDomainSocket")) {
            steps.put("unix-echo", () -> echo(listen("ServerDomainSocket", path("s"), true), "DomainSocket"));
        }
        if (transport.has("DomainDatagram")) {
            steps.put("unix-datagrams", this::domainDatagrams);
        }
        steps.put("close-all", this::closeAll);
        return steps;
    }

    private DomainSocketAddress path(String name) {
        return new DomainSocketAddress(folder.resolve(name).toString());
    }

    private Channel listen(String kind, SocketAddress address, boolean echo) throws Exception {
        ServerBootstrap server = transport.server(kind).childHandler(account.serverEnds(echo));
        server.childOption(ChannelOption.ALLOW_HALF_CLOSURE, !echo);
        Channel listener = server.bind(address).sync().channel();
        account.listens(listener);
        return listener;
    }

    private NettyEnd connect(Channel listener, String kind) throws Exception {
        NettyEnd client = new NettyEnd("client", false);
        transport.bootstrap(kind).handler(client).connect(listener.localAddress()).sync();
        return account.enter(client);
    }

    private NettyEnd open(String kind, SocketAddress local, boolean echo, boolean batch) throws Exception {
        NettyEnd end = new NettyEnd("datagram", echo);
        Bootstrap bootstrap = transport.bootstrap(kind).handler(end);
        if (batch) {
            transport.batch(bootstrap);
        }
        bootstrap.bind(local).sync();
        return account.enter(end);
    }

    /** One byte, more than one buffer, and more than the kernel takes at once; the last of them is closed. */
    private void echo(Channel listener, String kind) throws Exception {
        for (int size : new int[] {1, 70_000, 3 * MB + 7}) {
            NettyEnd client = connect(listener, kind);
            NettyEnd server = account.nextServer(listener);
            for (int left = size; left > 0; left -= 16_000) {
                client.channel.write(bytes(Math.min(left, 16_000), left % 3));
            }
            client.channel.flush();
            server.await(size, size);
            client.await(size, size);
            if (size > MB) {
                client.channel.close().sync();
                server.channel.closeFuture().sync();
            }
        }
    }

    /** A buffer of the heap, a direct one, or a composite of both. */
    private static ByteBuf bytes(int length, int kind) {
        if (kind == 2 && length > 1) {
            return Unpooled.wrappedBuffer(bytes(1, 0), bytes(length - 1, 1));
        }
        return (kind == 1 ? Unpooled.directBuffer(length) : Unpooled.buffer(length)).writeZero(length);
    }

    private void refused() throws Exception {
        try (Socket doesNotListen = new Socket()) {
            doesNotListen.bind(new InetSocketAddress("127.0.0.1", 0));
            refused(doesNotListen.getLocalPort());
            refused(doesNotListen.getLocalPort());
        }
    }

    private void refused(int port) throws Exception {
        ChannelFuture failed = transport.bootstrap("Socket")
                .handler(new NettyEnd("client", false))
                .connect("127.0.0.1", port)
                .await();
        if (!(failed.cause() instanceof ConnectException)) {
            throw new AssertionError("not refused", failed.cause());
        }
        failed.channel().closeFuture().sync();
        account.connectFailed("refused", "127.0.0.1", port);
    }

    private void sendFile() throws Exception {
        File file = folder.resolve("file").toFile();
        try (RandomAccessFile content = new RandomAccessFile(file, "rw")) {
            content.setLength(3 * MB + 17);
        }
        Channel listener = listen("ServerSocket", ANY_PORT, false);
        NettyEnd client = connect(listener, "Socket");
        NettyEnd server = account.nextServer(listener);
        server.channel.writeAndFlush(new DefaultFileRegion(file, 0, file.length())).sync();
        client.await(file.length(), 0);
        client.channel.writeAndFlush(new DefaultFileRegion(file, 5, MB)).sync();
        server.await(MB, file.length());
        client.await(file.length(), MB);
    }

    private void halfClose() throws Exception {
        Channel listener = listen("ServerSocket", ANY_PORT, false);
        NettyEnd client = connect(listener, "Socket");
        NettyEnd server = account.nextServer(listener);
        client.channel.writeAndFlush(bytes(10, 0)).sync();
        ((DuplexChannel) client.channel).shutdownOutput().sync();
        server.await(10, 0);
        server.channel.writeAndFlush(bytes(20, 0)).sync();
        client.await(20, 10);
        server.await(10, 20);
        server.channel.close().sync();
        client.channel.closeFuture().sync();
    }

    /** The first data may go with the SYN; whether it does is for the kernel to say. */
    private void fastOpen() throws Exception {
        Channel listener = listen("ServerSocket", ANY_PORT, true);
        for (int i = 0; i < 2; i++) {
            NettyEnd client = new NettyEnd("client", false);
            Bootstrap bootstrap = transport.bootstrap("Socket").handler(client);
            transport.fastOpen(bootstrap);
            bootstrap.register().sync();
            client.channel.write(bytes(100, 1));
            client.channel.connect(listener.localAddress()).sync();
            client.channel.flush();
            account.enter(client);
            NettyEnd server = account.nextServer(listener);
            client.await(100, 100);
            server.await(100, 100);
        }
    }

    private void datagrams() throws Exception {
        NettyEnd server = open("Datagram", ANY_PORT, true, true);
        NettyEnd client = open("Datagram", ANY_PORT, false, false);
        int sum = 0;
        for (int i = 1; i <= 30; i++) {
            ByteBuf content = bytes(100 + i, i % 3);
            client.channel.write(new DatagramPacket(content, (InetSocketAddress) server.channel.localAddress()));
            sum += 100 + i;
        }
        client.channel.flush();
        server.await(sum, sum);
        client.await(sum, sum);
        open("Datagram", ANY_PORT, false, false).channel.close().sync();
    }

    private void connectedDatagrams() throws Exception {
        NettyEnd server = open("Datagram", ANY_PORT, true, false);
        NettyEnd client = new NettyEnd("datagram", false);
        transport.bootstrap("Datagram").handler(client).connect(server.channel.localAddress()).sync();
        account.enter(client);
        for (int i = 1; i <= 10; i++) {
            client.channel.write(bytes(i * 7, i % 3));
        }
        client.channel.flush();
        server.await(385, 385);
        client.await(385, 385);
        client.channel.writeAndFlush(bytes(1000, 0)).sync();
        server.await(1385, 1385);
        client.await(1385, 1385);
    }

    private void domainDatagrams() throws Exception {
        NettyEnd receiver = open("DomainDatagram", path("r"), false, false);
        NettyEnd sender = open("DomainDatagram", path("t"), false, false);
        for (int i = 1; i <= 3; i++) {
            sender.channel.write(NettyTransport.netty("channel.unix.DomainDatagramPacket")
                    .getConstructor(ByteBuf.class, DomainSocketAddress.class)
                    .newInstance(bytes(i * 10, i % 3), path("r")));
        }
        sender.channel.flush();
        receiver.await(60, 0);
        sender.await(0, 60);
    }

    private void closeAll() throws Exception {
        for (NettyEnd end : account.openEnds()) {
            end.channel.close().sync();
        }
        for (NettyEnd end : account.openEnds()) {
            end.channel.closeFuture().sync();
        }
    }
}
