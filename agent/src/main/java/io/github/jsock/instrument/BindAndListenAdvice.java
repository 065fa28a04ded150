package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;

/** {@code ServerSocketChannel.bind(local, backlog)} has bound a socket and made it listen. */
final class BindAndListenAdvice {
    private BindAndListenAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("fd") FileDescriptor descriptor, @Advice.Argument(1) int backlog)
            throws Throwable {
        Recorder.channelListening(descriptor, backlog);
    }
}
