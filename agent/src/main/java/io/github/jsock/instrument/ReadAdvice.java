package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Bytes came in, or the end of the stream, or an error. */
final class ReadAdvice {
    private ReadAdvice() {}

    /** {@code SocketDispatcher.read} or {@code readv} returns: every read of a channel, and from Java 13 on of a {@code Socket}. */
    static final class Dispatcher {
        private Dispatcher() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Argument(0) FileDescriptor descriptor,
                @Advice.Return long count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            Recorder.received(descriptor, count, thrown);
        }
    }

    /** {@code SocketInputStream.socketRead(fd, ...)} returns: every read of a {@code Socket} before Java 13. */
    static final class Stream {
        private Stream() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Argument(0) FileDescriptor descriptor,
                @Advice.Return int count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            Recorder.streamReceived(descriptor, count, thrown);
        }
    }
}
