package io.github.jsock.instrument;

import io.github.jsock.recorder.DescriptorRecorder;
import net.bytebuddy.asm.Advice;

/** {@code Socket.shutdown(input, output)} has shut down a side, or both: what then ends the stream is its own doing. */
final class NettyShutdownAdvice {
    private NettyShutdownAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @NettyValue.Descriptor int descriptor,
            @Advice.Argument(0) boolean input,
            @Advice.Argument(1) boolean output) {
        DescriptorRecorder.shutdown(descriptor, input, output);
    }
}
