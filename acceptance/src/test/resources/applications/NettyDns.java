import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Collections;

/** Netty's DNS client, on epoll, asks a server of the program's own that has one answer to every question. */
public final class NettyDns {
    public static void main(String[] args) throws Exception {
        DatagramSocket server = new DatagramSocket(0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        Thread answers = new Thread(() -> answer(server));
        answers.setDaemon(true);
        answers.start();
        EventLoopGroup group = new EpollEventLoopGroup(1);
        DnsNameResolver resolver = new DnsNameResolverBuilder(group.next())
                .channelType(EpollDatagramChannel.class)
                .resolvedAddressTypes(ResolvedAddressTypes.IPV4_ONLY)
                .nameServerProvider(new SingletonDnsServerAddressStreamProvider(
                        new InetSocketAddress(server.getLocalAddress(), server.getLocalPort())))
                .searchDomains(Collections.emptyList())
                .build();
        for (int i = 0; i < 5; i++) {
            System.out.println(resolver.resolve("host" + i + ".example.")
                    .sync()
                    .getNow()
                    .getHostAddress());
        }
        System.err.println("waiting");
        System.in.read();
        resolver.close();
        group.shutdownGracefully();
        System.out.println("done");
        System.exit(0);
    }

    private static void answer(DatagramSocket server) {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                server.receive(packet);
                byte[] response = response(packet.getData());
                server.send(new DatagramPacket(response, response.length, packet.getSocketAddress()));
            }
        } catch (IOException closed) {
            System.out.println(closed);
        }
    }

    /** The question, and one address for it; without what else the query has (RFC 1035, 4.1). */
    private static byte[] response(byte[] query) {
        int end = 12;
        while (query[end] != 0) {
            end += query[end] + 1;
        }
        end += 5;
        ByteBuffer response = ByteBuffer.allocate(end + 16);
        response.put(query, 0, end);
        response.putShort(2, (short) 0x8180).putShort(6, (short) 1).putInt(8, 0);
        response.putShort((short) 0xc00c).putShort((short) 1).putShort((short) 1).putInt(60).putShort((short) 4);
        response.put(new byte[] {10, 1, 2, 3});
        return response.array();
    }
}
