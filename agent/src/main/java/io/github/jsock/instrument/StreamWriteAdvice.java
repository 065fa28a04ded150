package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * {@code SocketOutputStream.socketWrite(bytes, offset, count)}: every write of a {@code Socket} before Java 13. The socket
 * is looked up on entry: before the method returns it lets go of the descriptor, and another thread may close it.
 */
final class StreamWriteAdvice {
    private StreamWriteAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(@Advice.FieldValue(value = "impl", typing = Assigner.Typing.DYNAMIC) Object impl)
            throws Throwable {
        return Recorder.streamSending(impl);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Enter @Nullable Object call,
            @Advice.Argument(2) int count,
            @Advice.Thrown @Nullable Throwable thrown) {
        Recorder.streamSent(call, count, thrown);
    }
}
