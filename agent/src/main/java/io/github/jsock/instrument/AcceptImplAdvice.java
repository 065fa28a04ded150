package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** {@code SocketImpl.accept(accepted)} has filled in the accepted socket. */
final class AcceptImplAdvice {
    private AcceptImplAdvice() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.FieldValue("fd") FileDescriptor listener,
            @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object accepted,
            @Advice.Thrown @Nullable Throwable thrown)
            throws Throwable {
        Recorder.accepted(listener, accepted, thrown);
    }
}
