package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code FileChannel.transferTo} has had the kernel send part of a file (sendfile); the target may be no socket. */
final class TransferToAdvice {
    private TransferToAdvice() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Argument(3) FileDescriptor target,
            @Advice.Return long count,
            @Advice.Thrown @Nullable Throwable thrown)
            throws Throwable {
        Recorder.sent(target, count, thrown);
    }
}
