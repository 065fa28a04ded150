package io.github.jsock.instrument;

import io.github.jsock.recorder.AsynchronousRecorder;
import java.io.FileDescriptor;
import java.net.SocketAddress;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** A connect or accept of an asynchronous channel begins or comes to its end. */
final class AsynchronousAdvice {
    private AsynchronousAdvice() {}

    /** {@code implConnect(peer, ...)}: begins a connect, and sometimes ends it at once. */
    static final class Connect {
        private Connect() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object channel, @Advice.Argument(0) SocketAddress peer)
                throws Throwable {
            return AsynchronousRecorder.connecting(channel, peer);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable Object call,
                @Advice.This Object channel,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            AsynchronousRecorder.connectSettled(call, channel, thrown);
        }
    }

    /** {@code finishConnect(...)}: brings a connect to its end. */
    static final class FinishConnect {
        private FinishConnect() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object channel) throws Throwable {
            return AsynchronousRecorder.connectSettling(channel);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable Object call,
                @Advice.This Object channel,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            AsynchronousRecorder.connectSettled(call, channel, thrown);
        }
    }

    /** {@code setConnected()}, within one of the two above: the connect has succeeded. */
    static final class Connected {
        private Connected() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object channel) throws Throwable {
            AsynchronousRecorder.connected(channel);
        }
    }

    /** {@code implAccept(...)} or {@code onEvent(...)} of a listener: brings an accept to its end. */
    static final class Accept {
        private Accept() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.FieldValue("fd") FileDescriptor descriptor) throws Throwable {
            return AsynchronousRecorder.settling(descriptor);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object call) {
            AsynchronousRecorder.settled(call);
        }
    }

    /** A future is given a result or an exception. */
    static final class Future {
        private Future() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(1) @Nullable Throwable thrown) {
            AsynchronousRecorder.outcome(thrown);
        }
    }

    /** {@code Invoker.invokeUnchecked(handler, attachment, result, exception)}. */
    static final class Handler {
        private Handler() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(3) @Nullable Throwable thrown) {
            AsynchronousRecorder.outcome(thrown);
        }
    }

    /** {@code Invoker.invoke(channel, handler, attachment, result, exception)} or {@code invokeIndirectly}. */
    static final class HandlerOfChannel {
        private HandlerOfChannel() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(4) @Nullable Throwable thrown) {
            AsynchronousRecorder.outcome(thrown);
        }
    }
}
