package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;

/** {@code SocketImpl.create(stream)} has opened a socket. */
final class OpenImplAdvice {
    private OpenImplAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("fd") FileDescriptor descriptor, @Advice.Argument(0) boolean stream)
            throws Throwable {
        Recorder.opened(descriptor, stream);
    }
}
