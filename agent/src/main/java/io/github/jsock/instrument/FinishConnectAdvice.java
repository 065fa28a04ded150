package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code SocketChannel.finishConnect()}: returns whether it is connected now, and true again ever after. */
final class FinishConnectAdvice {
    private FinishConnectAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(@Advice.FieldValue("fd") FileDescriptor descriptor) throws Throwable {
        return Recorder.connectingOn(descriptor);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Enter @Nullable Object call,
            @Advice.FieldValue("fd") FileDescriptor descriptor,
            @Advice.Return boolean connected,
            @Advice.Thrown @Nullable Throwable thrown) {
        Recorder.connectReturned(call, descriptor, connected, thrown);
    }
}
