package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;

/** The application has shut down the input side: what then ends the stream is its own doing. */
final class ShutdownInputAdvice {
    private ShutdownInputAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("fd") FileDescriptor descriptor) throws Throwable {
        Recorder.shutdown(descriptor, true);
    }
}
