package io.github.jsock.instrument;

import io.github.jsock.recorder.LayerRecorder;
import java.net.SocketAddress;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** A layer above a stream socket has gone through a proxy or spoken TLS. */
final class LayerAdvice {
    private LayerAdvice() {}

    /** {@code SocksSocketImpl.connect(destination, timeout)} or {@code HttpConnectSocketImpl}'s has connected. */
    static final class Proxy {
        private Proxy() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object socketImpl, @Advice.Argument(0) @Nullable SocketAddress destination)
                throws Throwable {
            LayerRecorder.reached(socketImpl, destination);
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
