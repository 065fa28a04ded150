package io.github.jsock.instrument;

import io.github.jsock.recorder.DescriptorRecorder;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code Socket.accept(address)} returns the number of the accepted socket, or -1 when none was waiting. */
final class NettyAcceptAdvice {
    private NettyAcceptAdvice() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @NettyValue.Descriptor int listener, @Advice.Return int accepted, @Advice.Thrown @Nullable Throwable thrown)
            throws Throwable {
        DescriptorRecorder.accepted(listener, accepted, thrown);
    }
}
