import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.buffer.Unpooled;
import io.netty.channel.AddressedEnvelope;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.TimeoutException;

/** What passed through one channel, by what its handlers were told. May send back what comes. */
final class NettyEnd extends ChannelDuplexHandler {
    private static final long PATIENCE_MILLIS = 60_000;

    final String role;
    private final boolean echoes;
    volatile Channel channel;
    private String addresses = "";
    private long sent;
    private long received;
    private long datagramsSent;
    private long datagramsReceived;

    NettyEnd(String role, boolean echoes) {
        this.role = role;
        this.echoes = echoes;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        note();
        super.channelActive(context);
    }

    private synchronized void note() {
        // An accepted Unix domain socket has its listener's name, though not every Netty says so.
        boolean unix = channel.getClass().getSimpleName().contains("Domain");
        Channel named = unix && channel.parent() != null ? channel.parent() : channel;
        addresses = text(named.localAddress()) + ' ' + text(channel.remoteAddress());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = message instanceof ByteBufHolder ? ((ByteBufHolder) message).content() : (ByteBuf) message;
        byte[] copy = new byte[bytes.readableBytes()];
        bytes.readBytes(copy);
        if (echoes) {
            context.channel().write(answer(message, copy));
        }
        bytes.release();
        synchronized (this) {
            received += copy.length;
            datagramsReceived += message instanceof AddressedEnvelope ? 1 : 0;
            notifyAll();
        }
    }

    private static Object answer(Object message, byte[] bytes) {
        return message instanceof DatagramPacket
                ? new DatagramPacket(Unpooled.wrappedBuffer(bytes), ((DatagramPacket) message).sender())
                : Unpooled.wrappedBuffer(bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.channel().flush();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        long bytes = message instanceof FileRegion
                ? ((FileRegion) message).count()
                : (message instanceof ByteBufHolder ? ((ByteBufHolder) message).content() : (ByteBuf) message)
                        .readableBytes();
        context.write(message, promise.unvoid().addListener(done -> {
            if (done.isSuccess()) {
                wrote(bytes);
            }
        }));
    }

    private synchronized void wrote(long bytes) {
        sent += bytes;
        datagramsSent++;
        notifyAll();
    }

    /** Waits until this many bytes have been received and sent. */
    synchronized void await(long bytesReceived, long bytesSent) throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() / 1_000_000 + PATIENCE_MILLIS;
        while (received < bytesReceived || sent < bytesSent) {
            long left = deadline - System.nanoTime() / 1_000_000;
            if (left <= 0) {
                throw new TimeoutException(this + " instead of " + bytesReceived + ", " + bytesSent);
            }
            wait(left);
        }
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    synchronized long sent() {
        return sent;
    }

    synchronized long received() {
        return received;
    }

    /** {@code local peer role sent received}, and for a channel of datagrams how many there were. */
    String text() {
        if (isOpen()) {
            note();
        }
        synchronized (this) {
            return addresses + ' ' + role + ' ' + sent + ' ' + received
                    + (role.equals("datagram") ? " " + datagramsSent + ' ' + datagramsReceived : "");
        }
    }

    /** {@code 127.0.0.1:80}, a path, or {@code -} for none. */
    static String text(SocketAddress address) {
        if (address instanceof InetSocketAddress) {
            InetSocketAddress ip = (InetSocketAddress) address;
            return ip.getAddress().getHostAddress() + ':' + ip.getPort();
        }
        return address == null || address.toString().isEmpty() ? "-" : address.toString();
    }
}
