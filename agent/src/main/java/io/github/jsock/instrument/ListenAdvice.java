package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;

/** {@code SocketImpl.listen(backlog)} has made a bound socket listen. */
final class ListenAdvice {
    private ListenAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("fd") FileDescriptor descriptor, @Advice.Argument(0) int backlog)
            throws Throwable {
        Recorder.listening(descriptor, backlog);
    }
}
