package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** The application connects. A call of its own may take the connect to its end, or several may. */
final class ConnectAdvice {
    private ConnectAdvice() {}

    /** {@code SocketChannel.connect(peer)}: returns whether it is connected already. */
    static final class Channel {
        private Channel() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object channel, @Advice.Argument(0) SocketAddress peer)
                throws Throwable {
            return Recorder.connectingChannel(channel, peer);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable Object call,
                @Advice.This Object channel,
                @Advice.Return boolean connected,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            Recorder.connectReturned(call, channel, connected, thrown);
        }
    }

    /** {@code SocketChannel.finishConnect()}: returns whether it is connected now, and true again ever after. */
    static final class Finish {
        private Finish() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object channel) throws Throwable {
            return Recorder.connectingOnChannel(channel);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable Object call,
                @Advice.This Object channel,
                @Advice.Return boolean connected,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            Recorder.connectReturned(call, channel, connected, thrown);
        }
    }

    /** A connect that returns only once the connection is made: {@code SocketImpl.connect(peer, timeout)} and its like. */
    static final class Blocking {
        private Blocking() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(
                @Advice.FieldValue("fd") FileDescriptor descriptor, @Advice.Argument(0) SocketAddress peer)
                throws Throwable {
            return Recorder.connecting(descriptor, peer);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable Object call,
                @Advice.This Object socket,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            Recorder.connectReturned(call, socket, true, thrown);
        }
    }

    /** {@code Net.localAddress(descriptor)} has asked the kernel, as the JDK does of each socket that it has connected. */
    static final class Located {
        private Located() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.Argument(0) FileDescriptor descriptor, @Advice.Return @Nullable InetSocketAddress local)
                throws Throwable {
            Recorder.located(descriptor, local);
        }
    }

    /**
     * {@code SocketChannel.socket().connect(peer, timeout)} before Java 13: connects without blocking, polls, and closes the
     * channel when the time is over. Its exception tells why; without it the close would look like the application's.
     */
    static final class Adaptor {
        private Adaptor() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.FieldValue(value = "sc", typing = Assigner.Typing.DYNAMIC) Object channel)
                throws Throwable {
            return Recorder.connectingOnChannel(channel);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable Object call,
                @Advice.This Object adaptor,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            Recorder.connectReturned(call, adaptor, false, thrown);
        }
    }
}
