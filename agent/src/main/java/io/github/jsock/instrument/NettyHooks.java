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
    /** In the names of all of Netty's classes, as class files have them; before it may stand any prefix. */
    static final String ROOT = "io/netty/";
    /** In the names of those that have hooks. */
    static final String FOLDER = ROOT + "channel/";
    /** What an entry of a jar matches that is a class of the native transports. */
    static final String NATIVE_ENTRY = "(.*/)?" + FOLDER + "(unix|epoll|uring)/.*[.]class";

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
        add(SOCKET, "newSocketStream0", "boolean", "NettyOpenAdvice.Stream");
        add(SOCKET, "newSocketDgram0", "boolean", "NettyOpenAdvice.Datagram");
        add(SOCKET, "newSocketDomain0", "", "NettyOpenAdvice.Domain");
        addNewer(SOCKET, "newSocketDomainDgram0", "", "NettyOpenAdvice.DomainDatagram");
        add(SOCKET, "bind", "SocketAddress", "NettyBindAdvice");
        add(SOCKET, "listen", "int", "NettyListenAdvice");
        add(SOCKET, "accept", "byte[]", "NettyAcceptAdvice");
        add(SOCKET, "connect", "SocketAddress", "NettyConnectAdvice.Begin");
        add(SOCKET, "finishConnect", "", "NettyConnectAdvice.Finish");
        add(SOCKET, "disconnect", "", "NettyConnectAdvice.Disconnect");
        add(SOCKET, "shutdown", "boolean,boolean", "NettyShutdownAdvice");
        add(DESCRIPTOR, "casState", "int,int", "NettyCloseAdvice");
    }

    private void streams() {
        add(DESCRIPTOR, "read", "ByteBuffer,int,int", "NettyReadAdvice.Buffer");
        add(DESCRIPTOR, "readAddress", "long,int,int", "NettyReadAdvice.Buffer");
        add(DESCRIPTOR, "write", "ByteBuffer,int,int", "NettyWriteAdvice.Buffer");
        add(DESCRIPTOR, "writeAddress", "long,int,int", "NettyWriteAdvice.Buffer");
        add(DESCRIPTOR, "writev", "ByteBuffer[],int,int,long", "NettyWriteAdvice.Buffer");
        add(DESCRIPTOR, "writevAddresses", "long,int", "NettyWriteAdvice.Buffer");
        addNewer(SOCKET, "recv", "ByteBuffer,int,int", "NettyReadAdvice.Buffer");
        addNewer(SOCKET, "recvAddress", "long,int,int", "NettyReadAdvice.Buffer");
        addNewer(SOCKET, "send", "ByteBuffer,int,int", "NettyWriteAdvice.Buffer");
        addNewer(SOCKET, "sendAddress", "long,int,int", "NettyWriteAdvice.Buffer");
        add(EPOLL_SOCKET, "sendFile", "DefaultFileRegion,long,long,long", "NettyWriteAdvice.Buffer");
        add(EPOLL, "splice", "int,long,int,long,long", "NettyWriteAdvice.Splice");
    }

    /** Those with a last {@code boolean} also open a TCP connection with its first data (TCP Fast Open). */
    private void datagrams() {
        add(SOCKET, "sendTo", "ByteBuffer,int,int,InetAddress,int,boolean", "NettyWriteAdvice.To");
        add(SOCKET, "sendToAddress", "long,int,int,InetAddress,int,boolean", "NettyWriteAdvice.To");
        add(SOCKET, "sendToAddresses", "long,int,InetAddress,int,boolean", "NettyWriteAdvice.VectorTo");
        addNewer(SOCKET, "sendToDomainSocket", "ByteBuffer,int,int,byte[]", "NettyWriteAdvice.ToPath");
        addNewer(SOCKET, "sendToAddressDomainSocket", "long,int,int,byte[]", "NettyWriteAdvice.ToPath");
        addNewer(SOCKET, "sendToAddressesDomainSocket", "long,int,byte[]", "NettyWriteAdvice.VectorToPath");
        add(SOCKET, "recvFrom", "ByteBuffer,int,int", "NettyReadAdvice.From");
        add(SOCKET, "recvFromAddress", "long,int,int", "NettyReadAdvice.From");
        addNewer(SOCKET, "recvFromDomainSocket", "ByteBuffer,int,int", "NettyReadAdvice.From");
        addNewer(SOCKET, "recvFromAddressDomainSocket", "long,int,int", "NettyReadAdvice.From");
    }

    private void batches() {
        add(BATCH, "add0", "ByteBuf,int,int,int,InetSocketAddress", "NettyBatchAdvice.Add");
        add(EPOLL, "sendmmsg", "int,boolean,NativeDatagramPacket[],int,int", "NettyBatchAdvice.Send");
        add(EPOLL, "recvmmsg", "int,boolean,NativeDatagramPacket[],int,int", "NettyBatchAdvice.Receive");
        addNewer(EPOLL, "recvmsg", "int,boolean,NativeDatagramPacket", "NettyBatchAdvice.Receive");
        add(
                BATCH + "$NativeDatagramPacket",
                "newDatagramPacket",
                "ByteBuf,InetSocketAddress",
                "NettyBatchAdvice.Received");
    }

    private void ring() {
        add(RING_CHANNEL, "submitConnect", "InetSocketAddress|DomainSocketAddress", "NettyRingAdvice.Connect");
        addNewer(RING, "fillTFOInitData", "MsgHdrMemory,InetSocketAddress,ByteBuf", "NettyRingAdvice.FastOpen");
        add(RING, "connectComplete", "byte,int,int,short", "NettyRingAdvice.Connected");
        add(RING, "readComplete", "byte,int,int,short", "NettyRingAdvice.Read");
        add(RING, "writeComplete", "byte,int,int,short", "NettyRingAdvice.Written");
        add(
                "uring.IoUringDatagramChannel$IoUringDatagramChannelUnsafe",
                "scheduleSendmsg",
                "InetSocketAddress,long,int,int,boolean",
                "NettyRingAdvice.SendTo");
    }

    private void add(String className, String method, String parameters, String advice) {
        hooks.add(Hook.ofLibrary(PACKAGE + className, method, parameters, advice, false));
    }

    /** For a method that came later than 4.1.60. */
    private void addNewer(String className, String method, String parameters, String advice) {
        hooks.add(Hook.ofLibrary(PACKAGE + className, method, parameters, advice, true));
    }
}
