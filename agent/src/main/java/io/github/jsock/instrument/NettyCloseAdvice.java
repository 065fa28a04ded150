package io.github.jsock.instrument;

import io.github.jsock.recorder.DescriptorRecorder;
import net.bytebuddy.asm.Advice;

/**
 * {@code FileDescriptor.casState(expected, state)} has marked a descriptor as closed, by the lowest bit. It comes before the
 * number is given back, by {@code close(2)} or by io_uring, and succeeds once, however often the descriptor is closed.
 */
final class NettyCloseAdvice {
    private NettyCloseAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @NettyValue.Descriptor int descriptor,
            @Advice.Argument(0) int expected,
            @Advice.Argument(1) int state,
            @Advice.Return boolean changed) {
        if (changed && (~expected & state & 1) != 0) {
            DescriptorRecorder.closing(descriptor);
        }
    }
}
