package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** {@code ServerSocketChannel.accept} returns a channel, or {@code null} when none was waiting. */
final class AcceptAdvice {
    private AcceptAdvice() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.FieldValue("fd") FileDescriptor listener,
            @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object channel,
            @Advice.Thrown @Nullable Throwable thrown)
            throws Throwable {
        Recorder.accepted(listener, channel, thrown);
    }
}
