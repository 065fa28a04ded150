package io.github.jsock.instrument;

import java.util.ArrayList;
import java.util.List;

/**
 * The methods of Netty's native transports that are instrumented, epoll and io_uring on Linux: what they do passes by the
 * JDK. The one file that knows Netty's internals by name, from 4.1.60 to 4.2.
 *
 * <p>Each system call that is made through {@code unix.Socket} has its methods there, which throw or return what it did. An
 * overload that only calls another one has no hook. With io_uring the calls that transfer, connect and accept are queued,
 * and what they did comes back to the channel as a completion.
 */
final class NettyHooks {
    /** In the names of all the classes, as class files have them; before it may stand any prefix. */
    static final String FOLDER = "io/netty/channel/";

    private static final String PACKAGE = "io.netty.channel.";
    private static final String DESCRIPTOR = "unix.FileDescriptor";
    private static final String SOCKET = "unix.Socket";
    private static final String EPOLL_SOCKET = "epoll.LinuxSocket";
    private static final String EPOLL = "epoll.Native";
    private static final String BATCH = "epoll.NativeDatagramPacketArray";
    private static final String RING_CHANNEL = "uring.AbstractIoUringChannel";
    private static final String RING = RING_CHANNEL + "$AbstractUringUnsafe";

    private final List<Hook> hooks = new ArrayList<>();

    private NettyHooks() {}

    static List<Hook> all() {
        NettyHooks table = new NettyHooks();
        table.life();
        table.streams();
        table.datagrams();
        table.batches();
        table.ring();
        return table.hooks;
    }

    private void life() {
        add(SOCKET, "newSocketStream0", "boolean", NettyOpenAdvice.Stream.class);
        add(SOCKET, "newSocketDgram0", "boolean", NettyOpenAdvice.Datagram.class);
        add(SOCKET, "newSocketDomain0", "", NettyOpenAdvice.Domain.class);
        addNewer(SOCKET, "newSocketDomainDgram0", "", NettyOpenAdvice.DomainDatagram.class);
        add(SOCKET, "bind", "SocketAddress", NettyBindAdvice.class);
        add(SOCKET, "listen", "int", NettyListenAdvice.class);
        add(SOCKET, "accept", "byte[]", NettyAcceptAdvice.class);
        add(SOCKET, "connect", "SocketAddress", NettyConnectAdvice.Begin.class);
        add(SOCKET, "finishConnect", "", NettyConnectAdvice.Finish.class);
        add(SOCKET, "disconnect", "", NettyConnectAdvice.Disconnect.class);
        add(SOCKET, "shutdown", "boolean,boolean", NettyShutdownAdvice.class);
        add(DESCRIPTOR, "casState", "int,int", NettyCloseAdvice.class);
    }

    private void streams() {
        add(DESCRIPTOR, "read", "ByteBuffer,int,int", NettyReadAdvice.Buffer.class);
        add(DESCRIPTOR, "readAddress", "long,int,int", NettyReadAdvice.Buffer.class);
        add(DESCRIPTOR, "write", "ByteBuffer,int,int", NettyWriteAdvice.Buffer.class);
        add(DESCRIPTOR, "writeAddress", "long,int,int", NettyWriteAdvice.Buffer.class);
        add(DESCRIPTOR, "writev", "ByteBuffer[],int,int,long", NettyWriteAdvice.Buffer.class);
        add(DESCRIPTOR, "writevAddresses", "long,int", NettyWriteAdvice.Buffer.class);
        addNewer(SOCKET, "recv", "ByteBuffer,int,int", NettyReadAdvice.Buffer.class);
        addNewer(SOCKET, "recvAddress", "long,int,int", NettyReadAdvice.Buffer.class);
        addNewer(SOCKET, "send", "ByteBuffer,int,int", NettyWriteAdvice.Buffer.class);
        addNewer(SOCKET, "sendAddress", "long,int,int", NettyWriteAdvice.Buffer.class);
        add(EPOLL_SOCKET, "sendFile", "DefaultFileRegion,long,long,long", NettyWriteAdvice.Buffer.class);
        add(EPOLL, "splice", "int,long,int,long,long", NettyWriteAdvice.Splice.class);
    }

    /** Those with a last {@code boolean} also open a TCP connection with its first data (TCP Fast Open). */
    private void datagrams() {
        add(SOCKET, "sendTo", "ByteBuffer,int,int,InetAddress,int,boolean", NettyWriteAdvice.To.class);
        add(SOCKET, "sendToAddress", "long,int,int,InetAddress,int,boolean", NettyWriteAdvice.To.class);
        add(SOCKET, "sendToAddresses", "long,int,InetAddress,int,boolean", NettyWriteAdvice.VectorTo.class);
        addNewer(SOCKET, "sendToDomainSocket", "ByteBuffer,int,int,byte[]", NettyWriteAdvice.ToPath.class);
        addNewer(SOCKET, "sendToAddressDomainSocket", "long,int,int,byte[]", NettyWriteAdvice.ToPath.class);
        addNewer(SOCKET, "sendToAddressesDomainSocket", "long,int,byte[]", NettyWriteAdvice.VectorToPath.class);
        add(SOCKET, "recvFrom", "ByteBuffer,int,int", NettyReadAdvice.From.class);
        add(SOCKET, "recvFromAddress", "long,int,int", NettyReadAdvice.From.class);
        addNewer(SOCKET, "recvFromDomainSocket", "ByteBuffer,int,int", NettyReadAdvice.From.class);
        addNewer(SOCKET, "recvFromAddressDomainSocket", "long,int,int", NettyReadAdvice.From.class);
    }

    private void batches() {
        add(BATCH, "add0", "ByteBuf,int,int,int,InetSocketAddress", NettyBatchAdvice.Add.class);
        add(EPOLL, "sendmmsg", "int,boolean,NativeDatagramPacket[],int,int", NettyBatchAdvice.Send.class);
        add(EPOLL, "recvmmsg", "int,boolean,NativeDatagramPacket[],int,int", NettyBatchAdvice.Receive.class);
        addNewer(EPOLL, "recvmsg", "int,boolean,NativeDatagramPacket", NettyBatchAdvice.Receive.class);
        add(
                BATCH + "$NativeDatagramPacket",
                "newDatagramPacket",
                "ByteBuf,InetSocketAddress",
                NettyBatchAdvice.Received.class);
    }

    private void ring() {
        add(RING_CHANNEL, "submitConnect", "InetSocketAddress|DomainSocketAddress", NettyRingAdvice.Connect.class);
        addNewer(RING, "fillTFOInitData", "MsgHdrMemory,InetSocketAddress,ByteBuf", NettyRingAdvice.FastOpen.class);
        add(RING, "connectComplete", "byte,int,int,short", NettyRingAdvice.Connected.class);
        add(RING, "readComplete", "byte,int,int,short", NettyRingAdvice.Read.class);
        add(RING, "writeComplete", "byte,int,int,short", NettyRingAdvice.Written.class);
        add(
                "uring.IoUringDatagramChannel$IoUringDatagramChannelUnsafe",
                "scheduleSendmsg",
                "InetSocketAddress,long,int,int,boolean",
                NettyRingAdvice.SendTo.class);
    }

    private void add(String className, String method, String parameters, Class<?> advice) {
        hooks.add(Hook.ofLibrary(PACKAGE + className, method, parameters, advice, false));
    }

    /** For a method that came later than 4.1.60. */
    private void addNewer(String className, String method, String parameters, Class<?> advice) {
        hooks.add(Hook.ofLibrary(PACKAGE + className, method, parameters, advice, true));
    }
}
