package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** A listener handed a connection to the application, or failed to. */
final class AcceptAdvice {
    private AcceptAdvice() {}

    /** {@code ServerSocketChannel.accept} returns a channel, or {@code null} when none was waiting. */
    static final class Channel {
        private Channel() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.FieldValue("fd") FileDescriptor listener,
                @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object channel,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            Recorder.accepted(listener, channel, thrown);
        }
    }

    /** {@code SocketImpl.accept(accepted)} has filled in the accepted socket. */
    static final class Impl {
        private Impl() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.FieldValue("fd") FileDescriptor listener,
                @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object accepted,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            Recorder.accepted(listener, accepted, thrown);
        }
    }
}
