package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code SocketDispatcher.read} or {@code readv} returns: every read of a channel, and from Java 13 on of a {@code Socket}. */
final class ReadAdvice {
    private ReadAdvice() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Argument(0) FileDescriptor descriptor,
            @Advice.Return long count,
            @Advice.Thrown @Nullable Throwable thrown)
            throws Throwable {
        Recorder.received(descriptor, count, thrown);
    }
}
