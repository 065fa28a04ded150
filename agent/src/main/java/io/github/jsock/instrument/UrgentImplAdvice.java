package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;

/** {@code SocketImpl.sendUrgentData(b)} has sent one byte. */
final class UrgentImplAdvice {
    private UrgentImplAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("fd") FileDescriptor descriptor) throws Throwable {
        Recorder.urgentSent(descriptor);
    }
}
