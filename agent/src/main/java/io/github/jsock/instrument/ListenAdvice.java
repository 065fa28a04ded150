package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;

/** A bound socket began to listen. */
final class ListenAdvice {
    private ListenAdvice() {}

    /** {@code SocketImpl.listen(backlog)} has made a bound socket listen. */
    static final class Impl {
        private Impl() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.FieldValue("fd") FileDescriptor descriptor, @Advice.Argument(0) int backlog)
                throws Throwable {
            Recorder.listening(descriptor, backlog);
        }
    }

    /** {@code ServerSocketChannel.bind(local, backlog)} has bound a socket and made it listen. */
    static final class Channel {
        private Channel() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object channel, @Advice.Argument(1) int backlog) throws Throwable {
            Recorder.channelListening(channel, backlog);
        }
    }
}
