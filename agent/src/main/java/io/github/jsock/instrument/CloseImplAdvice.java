package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;

/** {@code AbstractPlainSocketImpl.socketClose()} is about to close its descriptor, when the last user has let go. */
final class CloseImplAdvice {
    private CloseImplAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("fd") FileDescriptor descriptor) throws Throwable {
        Recorder.closing(descriptor);
    }
}
