package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;

/** {@code Net.serverSocket(...)} returns the descriptor of a new TCP socket that is to listen. */
final class OpenServerAdvice {
    private OpenServerAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return FileDescriptor descriptor) throws Throwable {
        Recorder.opened(descriptor, true);
    }
}
