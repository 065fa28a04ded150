package io.github.jsock.instrument;

import static io.github.jsock.instrument.Hook.NEWEST;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every method that is instrumented: the lowest Java layer of each path, so that each byte passes exactly once. The one
 * file that knows JDK internals by name.
 *
 * <p>{@code Socket} and {@code ServerSocket} stand on {@code AbstractPlainSocketImpl} up to Java 12 (to 17 with
 * {@code -Djdk.net.usePlainSocketImpl}) and on {@code NioSocketImpl} from 13 on (JEP 353).
 */
public final class HookTable {
    private static final String NET = "sun.nio.ch.Net";
    private static final String SOCKET_DISPATCHER = "sun.nio.ch.SocketDispatcher";
    private static final String CHANNEL = "sun.nio.ch.SocketChannelImpl";
    private static final String SERVER_CHANNEL = "sun.nio.ch.ServerSocketChannelImpl";
    private static final String NIO_IMPL = "sun.nio.ch.NioSocketImpl";
    private static final String PLAIN_IMPL = "java.net.AbstractPlainSocketImpl";
    private static final String DATAGRAM_CHANNEL = "sun.nio.ch.DatagramChannelImpl";
    private static final String DATAGRAM_DISPATCHER = "sun.nio.ch.DatagramDispatcher";
    private static final String PLAIN_DATAGRAM_IMPL = "java.net.AbstractPlainDatagramSocketImpl";
    private static final String ASYNCHRONOUS = "sun.nio.ch.AsynchronousSocketChannelImpl";
    private static final String UNIX_ASYNCHRONOUS = "sun.nio.ch.UnixAsynchronousSocketChannelImpl";
    private static final String UNIX_ASYNCHRONOUS_SERVER = "sun.nio.ch.UnixAsynchronousServerSocketChannelImpl";
    private static final String INVOKER = "sun.nio.ch.Invoker";
    private static final String SSL_SOCKET = "sun.security.ssl.SSLSocketImpl";
    private static final String HTTP_TUNNEL = "jdk.internal.net.http.PlainTunnelingConnection";
    private static final @Nullable String ANY_PARAMETERS = null;

    private final int jdk;
    private final List<Hook> hooks = new ArrayList<>();

    private HookTable(int jdk) {
        this.jdk = jdk;
    }

    /**
     * The hooks for one JDK.
     *
     * @param jdk its feature version, 8 or more
     * @param windows whether it is one for Windows; those for Linux and macOS have the same classes
     */
    static List<Hook> forJdk(int jdk, boolean windows) {
        HookTable table = new HookTable(jdk);
        table.channels();
        table.nioSocketImpl();
        table.plainSocketImpl();
        table.datagramChannels();
        table.plainDatagramSocketImpl();
        table.asynchronousChannels();
        if (windows) {
            table.onWindows();
        } else {
            table.onUnix();
        }
        table.layers();
        return table.hooks;
    }

    private void channels() {
        add(NET, "socket", "ProtocolFamily,boolean", "OpenAdvice.Channel", 8, NEWEST);
        add(NET, "serverSocket", "boolean", "OpenAdvice.Server", 8, 14);
        add(NET, "serverSocket", "ProtocolFamily,boolean|ProtocolFamily", "OpenAdvice.Server", 15, NEWEST);
        add("sun.nio.ch.UnixDomainSockets", "socket", "", "OpenAdvice.Unix", 16, NEWEST);
        add(CHANNEL, "bind", "SocketAddress", "BindAdvice", 8, NEWEST);
        add(CHANNEL, "connect", "SocketAddress", "ConnectAdvice.Channel", 8, NEWEST);
        add(CHANNEL, "finishConnect", "", "ConnectAdvice.Finish", 8, NEWEST);
        add(CHANNEL, "blockingConnect", "SocketAddress,long", "ConnectAdvice.Blocking", 13, NEWEST);
        add("sun.nio.ch.SocketAdaptor", "connect", "SocketAddress,int", "ConnectAdvice.Adaptor", 8, 12);
        add(SERVER_CHANNEL, "bind", "SocketAddress,int", "ListenAdvice.Channel", 8, NEWEST);
        add(SERVER_CHANNEL, "accept", "", "AcceptAdvice.Channel", 8, NEWEST);
        add(SERVER_CHANNEL, "blockingAccept", "long", "AcceptAdvice.Channel", 13, NEWEST);
        add(SOCKET_DISPATCHER, "read", "FileDescriptor,long,int", "ReadAdvice.Dispatcher", 8, NEWEST);
        add(SOCKET_DISPATCHER, "readv", "FileDescriptor,long,int", "ReadAdvice.Dispatcher", 8, NEWEST);
        add(SOCKET_DISPATCHER, "write", "FileDescriptor,long,int", "WriteAdvice.Dispatcher", 8, NEWEST);
        add(SOCKET_DISPATCHER, "writev", "FileDescriptor,long,int", "WriteAdvice.Dispatcher", 8, NEWEST);
        add(
                "sun.nio.ch.FileChannelImpl",
                "transferToDirectlyInternal",
                "long,int,WritableByteChannel,FileDescriptor",
                "WriteAdvice.File",
                8,
                20);
        add(
                "sun.nio.ch.FileDispatcherImpl",
                "transferTo",
                "FileDescriptor,long,long,FileDescriptor,boolean",
                "WriteAdvice.File",
                21,
                NEWEST);
        add(CHANNEL, "sendOutOfBandData", "byte", "WriteAdvice.UrgentChannel", 8, NEWEST);
        add(CHANNEL, "shutdownInput", "", "ShutdownAdvice.Input", 8, NEWEST);
        add(CHANNEL, "shutdownOutput", "", "ShutdownAdvice.Output", 8, NEWEST);
        add(CHANNEL, "implCloseSelectableChannel", "", "ShutdownAdvice.Closing", 8, NEWEST);
    }

    /** Opening, reading, writing and closing pass through the methods of the channels. */
    private void nioSocketImpl() {
        add(NIO_IMPL, "bind", "InetAddress,int", "BindAdvice", 13, NEWEST);
        add(NIO_IMPL, "listen", "int", "ListenAdvice.Impl", 13, NEWEST);
        add(NIO_IMPL, "accept", "SocketImpl", "AcceptAdvice.Impl", 13, NEWEST);
        add(NIO_IMPL, "connect", "SocketAddress,int", "ConnectAdvice.Blocking", 13, NEWEST);
        add(NET, "localAddress", "FileDescriptor", "ConnectAdvice.Located", 13, NEWEST);
        add(NIO_IMPL, "sendUrgentData", "int", "WriteAdvice.UrgentImpl", 13, NEWEST);
        add(NIO_IMPL, "shutdownInput", "", "ShutdownAdvice.Input", 13, NEWEST);
        add(NIO_IMPL, "shutdownOutput", "", "ShutdownAdvice.Output", 13, NEWEST);
        add(NIO_IMPL, "close", "", "ShutdownAdvice.Closing", 13, NEWEST);
    }

    private void plainSocketImpl() {
        add("java.net.Socket", "setCreated", "", "OpenAdvice.Created", 8, 12);
        add("java.net.ServerSocket", "setCreated", "", "OpenAdvice.Created", 8, 12);
        add(PLAIN_IMPL, "create", "boolean", "OpenAdvice.Untold", 8, 12);
        add(PLAIN_IMPL, "create", "boolean", "OpenAdvice.Impl", 13, 17);
        add(PLAIN_IMPL, "bind", "InetAddress,int", "BindAdvice", 8, 17);
        add(PLAIN_IMPL, "listen", "int", "ListenAdvice.Impl", 8, 17);
        add(PLAIN_IMPL, "accept", "SocketImpl", "AcceptAdvice.Impl", 8, 17);
        add(PLAIN_IMPL, "connect", "SocketAddress,int", "ConnectAdvice.Blocking", 8, 17);
        add("java.net.SocketInputStream", "socketRead", ANY_PARAMETERS, "ReadAdvice.Stream", 8, 17);
        add("java.net.SocketOutputStream", "socketWrite", "byte[],int,int", "WriteAdvice.Stream", 8, 17);
        add(PLAIN_IMPL, "sendUrgentData", "int", "WriteAdvice.UrgentImpl", 8, 17);
        add(PLAIN_IMPL, "shutdownInput", "", "ShutdownAdvice.Input", 8, 17);
        add(PLAIN_IMPL, "shutdownOutput", "", "ShutdownAdvice.Output", 8, 17);
        add(PLAIN_IMPL, "close", "", "ShutdownAdvice.Closing", 8, 17);
        add(PLAIN_IMPL, "socketClose", "", "CloseAdvice.Impl", 8, 17);
        add("java.net.SocketCleanable", "performCleanup", "", "CloseAdvice.Cleaner", 10, 17);
    }

    /** A connected channel reads and writes by its dispatcher, any other one receives and sends. */
    private void datagramChannels() {
        String c = DATAGRAM_CHANNEL;
        add(c, "bind", "SocketAddress", "DatagramAdvice.Bind", 8, 10);
        add(c, "bindInternal", "SocketAddress", "DatagramAdvice.Bind", 11, NEWEST);
        add(c, "connect", "SocketAddress", "DatagramAdvice.Connect", 8, 13);
        add(c, "connect", "SocketAddress,boolean", "DatagramAdvice.Connect", 14, NEWEST);
        add(c, "disconnect", "", "DatagramAdvice.Disconnect", 8, NEWEST);
        add(
                c,
                "receiveIntoNativeBuffer",
                "FileDescriptor,ByteBuffer,int,int|FileDescriptor,ByteBuffer,int,int,boolean",
                "DatagramAdvice.ReceiveFrom",
                8,
                14);
        add(c, "receiveIntoNativeBuffer", "ByteBuffer,int,int,boolean", "DatagramAdvice.Receive", 15, NEWEST);
        add(c, "sendFromNativeBuffer", "FileDescriptor,ByteBuffer,InetSocketAddress", "DatagramAdvice.Send", 8, NEWEST);
        add(DATAGRAM_DISPATCHER, "read", "FileDescriptor,long,int", "DatagramAdvice.Read", 8, NEWEST);
        add(DATAGRAM_DISPATCHER, "readv", "FileDescriptor,long,int", "DatagramAdvice.ReadScattered", 8, NEWEST);
        add(c, "read", "ByteBuffer[],int,int", "DatagramAdvice.ReadBuffers", 8, NEWEST);
        add(DATAGRAM_DISPATCHER, "write", "FileDescriptor,long,int", "DatagramAdvice.Write", 8, NEWEST);
        add(DATAGRAM_DISPATCHER, "writev", "FileDescriptor,long,int", "DatagramAdvice.Write", 8, NEWEST);
    }

    /** {@code DatagramSocket} up to Java 14, and to 17 where a factory asks for it; on a channel since (JEP 373). */
    private void plainDatagramSocketImpl() {
        add(PLAIN_DATAGRAM_IMPL, "create", "", "OpenAdvice.Datagram", 8, 17);
        add(PLAIN_DATAGRAM_IMPL, "bind", "int,InetAddress", "DatagramAdvice.BindImpl", 8, 17);
        add(PLAIN_DATAGRAM_IMPL, "connect", "InetAddress,int", "DatagramAdvice.ConnectImpl", 8, 17);
        add(PLAIN_DATAGRAM_IMPL, "disconnect", "", "DatagramAdvice.Disconnect", 8, 17);
        add(PLAIN_DATAGRAM_IMPL, "receive", "DatagramPacket", "DatagramAdvice.ReceivePacket", 8, 17);
        add("java.net.DatagramSocket", "send", "DatagramPacket", "DatagramAdvice.SendBySocket", 8, 8);
        add(PLAIN_DATAGRAM_IMPL, "send", "DatagramPacket", "DatagramAdvice.SendPacket", 9, 17);
        add(PLAIN_DATAGRAM_IMPL, "close", "", "CloseAdvice.Impl", 8, 17);
    }

    /** Opening passes through the methods of the channels, reading, writing and closing too except on Windows. */
    private void asynchronousChannels() {
        add(ASYNCHRONOUS, "bind", "SocketAddress", "BindAdvice", 8, NEWEST);
        add(ASYNCHRONOUS, "shutdownInput", "", "ShutdownAdvice.Input", 8, NEWEST);
        add(ASYNCHRONOUS, "shutdownOutput", "", "ShutdownAdvice.Output", 8, NEWEST);
        add(
                "sun.nio.ch.AsynchronousServerSocketChannelImpl",
                "bind",
                "SocketAddress,int",
                "ListenAdvice.Channel",
                8,
                NEWEST);
    }

    /** Closing has one place for all channels since Java 21. What a connect or accept came to goes to a future or handler. */
    private void onUnix() {
        add(SOCKET_DISPATCHER, "close", "FileDescriptor", "CloseAdvice.Dispatcher", 8, 20);
        add(DATAGRAM_DISPATCHER, "close", "FileDescriptor", "CloseAdvice.Dispatcher", 8, 20);
        add("sun.nio.ch.UnixDispatcher", "close", "FileDescriptor", "CloseAdvice.Dispatcher", 21, NEWEST);
        add(UNIX_ASYNCHRONOUS, "implConnect", ANY_PARAMETERS, "AsynchronousAdvice.Connect", 8, NEWEST);
        add(UNIX_ASYNCHRONOUS, "finishConnect", "boolean", "AsynchronousAdvice.FinishConnect", 8, NEWEST);
        add(UNIX_ASYNCHRONOUS, "setConnected", "", "AsynchronousAdvice.Connected", 8, NEWEST);
        add(UNIX_ASYNCHRONOUS_SERVER, "finishAccept", ANY_PARAMETERS, "AcceptAdvice.Channel", 8, NEWEST);
        add(UNIX_ASYNCHRONOUS_SERVER, "implAccept", ANY_PARAMETERS, "AsynchronousAdvice.Accept", 8, NEWEST);
        add(UNIX_ASYNCHRONOUS_SERVER, "onEvent", "int,boolean", "AsynchronousAdvice.Accept", 8, NEWEST);
        add("sun.nio.ch.InheritedChannel", "getChannel", "", "OpenAdvice.Inherited", 8, NEWEST);
        String outcome = "CompletionHandler,Object,Object,Throwable";
        add("sun.nio.ch.PendingFuture", "setResult", "Object,Throwable", "AsynchronousAdvice.Future", 8, NEWEST);
        add("sun.nio.ch.CompletedFuture", "withResult", "Object,Throwable", "AsynchronousAdvice.Future", 8, NEWEST);
        add(INVOKER, "invokeUnchecked", outcome, "AsynchronousAdvice.Handler", 8, NEWEST);
        add(INVOKER, "invoke", "AsynchronousChannel," + outcome, "AsynchronousAdvice.HandlerOfChannel", 8, NEWEST);
        add(
                INVOKER,
                "invokeIndirectly",
                "AsynchronousChannel," + outcome,
                "AsynchronousAdvice.HandlerOfChannel",
                8,
                NEWEST);
    }

    /** Asynchronous channels are used by overlapped I/O, which is not recorded: only that they are open, and listen. */
    private void onWindows() {
        add(SOCKET_DISPATCHER, "close", "FileDescriptor", "CloseAdvice.Dispatcher", 8, NEWEST);
        add(DATAGRAM_DISPATCHER, "close", "FileDescriptor", "CloseAdvice.Dispatcher", 8, NEWEST);
        add("sun.nio.ch.WindowsAsynchronousSocketChannelImpl", "implClose", "", "CloseAdvice.Impl", 8, NEWEST);
        add("sun.nio.ch.WindowsAsynchronousServerSocketChannelImpl", "implClose", "", "CloseAdvice.Impl", 8, NEWEST);
    }

    private void layers() {
        String lookup = "getAddressesFromNameService";
        add("java.net.InetAddress", lookup, "String,InetAddress|String", "LookupAdvice", 8, NEWEST);
        add("java.net.SocksSocketImpl", "connect", "SocketAddress,int", "LayerAdvice.Socks", 8, NEWEST);
        add("sun.net.www.protocol.http.HttpURLConnection", "doTunneling", "", "LayerAdvice.Tunnel", 8, NEWEST);
        add(HTTP_TUNNEL, "connectAsync", "Exchange", "LayerAdvice.HttpClientTunnel", 11, NEWEST);
        add(SSL_SOCKET, "startHandshake", "", "LayerAdvice.Handshake", 8, 8);
        add(SSL_SOCKET, "startHandshake", "boolean", "LayerAdvice.Handshake", 11, NEWEST);
    }

    private void add(
            String className, String method, @Nullable String parameters, String advice, int firstJdk, int lastJdk) {
        Hook hook = new Hook(className, method, parameters, advice, firstJdk, lastJdk);
        if (hook.isFor(jdk)) {
            hooks.add(hook);
        }
    }
}
