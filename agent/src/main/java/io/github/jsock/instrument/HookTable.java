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
     */
    static List<Hook> forJdk(int jdk) {
        HookTable table = new HookTable(jdk);
        table.channels();
        table.nioSocketImpl();
        table.plainSocketImpl();
        return table.hooks;
    }

    private void channels() {
        add(NET, "socket", "ProtocolFamily,boolean", OpenAdvice.Channel.class, 8, NEWEST);
        add(NET, "serverSocket", "boolean", OpenAdvice.Server.class, 8, 14);
        add(NET, "serverSocket", "ProtocolFamily,boolean|ProtocolFamily", OpenAdvice.Server.class, 15, NEWEST);
        add(CHANNEL, "bind", "SocketAddress", BindAdvice.class, 8, NEWEST);
        add(CHANNEL, "connect", "SocketAddress", ConnectAdvice.Channel.class, 8, NEWEST);
        add(CHANNEL, "finishConnect", "", ConnectAdvice.Finish.class, 8, NEWEST);
        add(CHANNEL, "blockingConnect", "SocketAddress,long", ConnectAdvice.Blocking.class, 13, NEWEST);
        add("sun.nio.ch.SocketAdaptor", "connect", "SocketAddress,int", ConnectAdvice.Adaptor.class, 8, 12);
        add(SERVER_CHANNEL, "bind", "SocketAddress,int", ListenAdvice.Channel.class, 8, NEWEST);
        add(SERVER_CHANNEL, "accept", "", AcceptAdvice.Channel.class, 8, NEWEST);
        add(SERVER_CHANNEL, "blockingAccept", "long", AcceptAdvice.Channel.class, 13, NEWEST);
        add(SOCKET_DISPATCHER, "read", "FileDescriptor,long,int", ReadAdvice.Dispatcher.class, 8, NEWEST);
        add(SOCKET_DISPATCHER, "readv", "FileDescriptor,long,int", ReadAdvice.Dispatcher.class, 8, NEWEST);
        add(SOCKET_DISPATCHER, "write", "FileDescriptor,long,int", WriteAdvice.Dispatcher.class, 8, NEWEST);
        add(SOCKET_DISPATCHER, "writev", "FileDescriptor,long,int", WriteAdvice.Dispatcher.class, 8, NEWEST);
        add(
                "sun.nio.ch.FileChannelImpl",
                "transferToDirectlyInternal",
                "long,int,WritableByteChannel,FileDescriptor",
                WriteAdvice.File.class,
                8,
                20);
        add(
                "sun.nio.ch.FileDispatcherImpl",
                "transferTo",
                "FileDescriptor,long,long,FileDescriptor,boolean",
                WriteAdvice.File.class,
                21,
                NEWEST);
        add(CHANNEL, "sendOutOfBandData", "byte", WriteAdvice.UrgentChannel.class, 8, NEWEST);
        add(CHANNEL, "shutdownInput", "", ShutdownAdvice.Input.class, 8, NEWEST);
        add(CHANNEL, "shutdownOutput", "", ShutdownAdvice.Output.class, 8, NEWEST);
        add(SOCKET_DISPATCHER, "close", "FileDescriptor", CloseAdvice.Dispatcher.class, 8, 20);
        add("sun.nio.ch.UnixDispatcher", "close", "FileDescriptor", CloseAdvice.Dispatcher.class, 21, NEWEST);
    }

    /** Opening, reading, writing and closing pass through the methods of the channels. */
    private void nioSocketImpl() {
        add(NIO_IMPL, "bind", "InetAddress,int", BindAdvice.class, 13, NEWEST);
        add(NIO_IMPL, "listen", "int", ListenAdvice.Impl.class, 13, NEWEST);
        add(NIO_IMPL, "accept", "SocketImpl", AcceptAdvice.Impl.class, 13, NEWEST);
        add(NIO_IMPL, "connect", "SocketAddress,int", ConnectAdvice.Blocking.class, 13, NEWEST);
        add(NIO_IMPL, "sendUrgentData", "int", WriteAdvice.UrgentImpl.class, 13, NEWEST);
        add(NIO_IMPL, "shutdownInput", "", ShutdownAdvice.Input.class, 13, NEWEST);
        add(NIO_IMPL, "shutdownOutput", "", ShutdownAdvice.Output.class, 13, NEWEST);
    }

    private void plainSocketImpl() {
        add(PLAIN_IMPL, "create", "boolean", OpenAdvice.Impl.class, 8, 17);
        add(PLAIN_IMPL, "bind", "InetAddress,int", BindAdvice.class, 8, 17);
        add(PLAIN_IMPL, "listen", "int", ListenAdvice.Impl.class, 8, 17);
        add(PLAIN_IMPL, "accept", "SocketImpl", AcceptAdvice.Impl.class, 8, 17);
        add(PLAIN_IMPL, "connect", "SocketAddress,int", ConnectAdvice.Blocking.class, 8, 17);
        add("java.net.SocketInputStream", "socketRead", ANY_PARAMETERS, ReadAdvice.Stream.class, 8, 17);
        add("java.net.SocketOutputStream", "socketWrite", "byte[],int,int", WriteAdvice.Stream.class, 8, 17);
        add(PLAIN_IMPL, "sendUrgentData", "int", WriteAdvice.UrgentImpl.class, 8, 17);
        add(PLAIN_IMPL, "shutdownInput", "", ShutdownAdvice.Input.class, 8, 17);
        add(PLAIN_IMPL, "shutdownOutput", "", ShutdownAdvice.Output.class, 8, 17);
        add(PLAIN_IMPL, "socketClose", "", CloseAdvice.Impl.class, 8, 17);
        add("java.net.SocketCleanable", "performCleanup", "", CloseAdvice.Cleaner.class, 10, 17);
    }

    private void add(
            String className, String method, @Nullable String parameters, Class<?> advice, int firstJdk, int lastJdk) {
        Hook hook = new Hook(className, method, parameters, advice, firstJdk, lastJdk);
        if (hook.isFor(jdk)) {
            hooks.add(hook);
        }
    }
}
