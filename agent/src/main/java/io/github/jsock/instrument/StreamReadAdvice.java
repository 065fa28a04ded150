package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code SocketInputStream.socketRead(fd, ...)} returns: every read of a {@code Socket} before Java 13. */
final class StreamReadAdvice {
    private StreamReadAdvice() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Argument(0) FileDescriptor descriptor,
            @Advice.Return int count,
            @Advice.Thrown @Nullable Throwable thrown)
            throws Throwable {
        Recorder.streamReceived(descriptor, count, thrown);
    }
}
