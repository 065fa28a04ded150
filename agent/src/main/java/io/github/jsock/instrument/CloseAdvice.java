package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;

/** A dispatcher is about to close a descriptor, by whatever way it came to that: close, kill, the cleaner. */
final class CloseAdvice {
    private CloseAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) FileDescriptor descriptor) throws Throwable {
        Recorder.closing(descriptor);
    }
}
