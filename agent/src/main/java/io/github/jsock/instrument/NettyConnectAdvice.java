package io.github.jsock.instrument;

import io.github.jsock.recorder.DescriptorRecorder;
import java.net.SocketAddress;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** A socket is being connected. */
final class NettyConnectAdvice {
    private NettyConnectAdvice() {}

    /** {@code Socket.connect(peer)}: returns whether it is connected already. */
    static final class Begin {
        private Begin() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@NettyValue.Descriptor int descriptor, @Advice.Argument(0) SocketAddress peer)
                throws Throwable {
            return DescriptorRecorder.connecting(descriptor, peer);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable Object call,
                @Advice.Argument(0) SocketAddress peer,
                @Advice.Return boolean connected,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DescriptorRecorder.connectReturned(call, peer, connected, thrown);
        }
    }

    /** {@code Socket.finishConnect()}: returns whether it is connected now. */
    static final class Finish {
        private Finish() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@NettyValue.Descriptor int descriptor) {
            return DescriptorRecorder.connectingOn(descriptor);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable Object call,
                @Advice.Return boolean connected,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DescriptorRecorder.connectReturned(call, null, connected, thrown);
        }
    }

    /** {@code Socket.disconnect()} has undone the connect of a socket for datagrams. */
    static final class Disconnect {
        private Disconnect() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@NettyValue.Descriptor int descriptor) throws Throwable {
            DescriptorRecorder.disconnected(descriptor);
        }
    }
}
