package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;

/** A {@code SocketImpl} or {@code SocketChannel} was bound. */
final class BindAdvice {
    private BindAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("fd") FileDescriptor descriptor) throws Throwable {
        Recorder.bound(descriptor);
    }
}
