package io.github.jsock.instrument;

import io.github.jsock.recorder.LayerRecorder;
import io.github.jsock.recorder.TunnelRecorder;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URL;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** A layer above a stream socket has gone through a proxy or spoken TLS. */
final class LayerAdvice {
    private LayerAdvice() {}

    /** {@code SocksSocketImpl.connect(destination, timeout)} has connected: through a proxy if that has given it an address. */
    static final class Socks {
        private Socks() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This Object socketImpl,
                @Advice.FieldValue("external_address") @Nullable InetSocketAddress external,
                @Advice.Argument(0) @Nullable SocketAddress destination)
                throws Throwable {
            if (external != null) {
                LayerRecorder.reached(socketImpl, destination);
            }
        }
    }

    /** {@code HttpURLConnection.doTunneling()} has had a proxy connect it; {@code Socket} too goes through HTTP proxies by it. */
    static final class Tunnel {
        private Tunnel() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.FieldValue(value = "http", typing = Assigner.Typing.DYNAMIC) @Nullable Object httpClient,
                @Advice.FieldValue("url") @Nullable URL destination)
                throws Throwable {
            TunnelRecorder.tunnelled(httpClient, destination);
        }
    }

    /** {@code PlainTunnelingConnection.connectAsync(exchange)} of {@code java.net.http} is about to ask a proxy. */
    static final class HttpClientTunnel {
        private HttpClientTunnel() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object connection, @Advice.FieldValue("address") @Nullable InetSocketAddress destination)
                throws Throwable {
            TunnelRecorder.tunnelling(connection, destination);
        }
    }

    /** {@code SSLSocketImpl.startHandshake(...)}: every handshake, whether the application or a first write asks for it. */
    static final class Handshake {
        private Handshake() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object sslSocket) throws Throwable {
            return LayerRecorder.handshaking(sslSocket);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object call, @Advice.Thrown @Nullable Throwable thrown) {
            LayerRecorder.handshakeReturned(call, thrown);
        }
    }
}
