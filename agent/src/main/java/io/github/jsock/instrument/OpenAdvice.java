package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;

/** {@code Net.socket(family, stream)} returns the descriptor of a new socket. */
final class OpenAdvice {
    private OpenAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return FileDescriptor descriptor, @Advice.Argument(1) boolean stream) throws Throwable {
        Recorder.opened(descriptor, stream);
    }
}
