package io.github.jsock.instrument;

import io.github.jsock.recorder.DescriptorRecorder;
import net.bytebuddy.asm.Advice;

/** {@code Socket.listen(backlog)} has made a bound socket listen. */
final class NettyListenAdvice {
    private NettyListenAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@NettyValue.Descriptor int descriptor, @Advice.Argument(0) int backlog) throws Throwable {
        DescriptorRecorder.listening(descriptor, backlog);
    }
}
