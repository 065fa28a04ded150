package io.github.jsock.instrument;

import io.github.jsock.recorder.DescriptorRecorder;
import java.net.SocketAddress;
import net.bytebuddy.asm.Advice;

/** {@code Socket.bind(local)} has bound a socket. */
final class NettyBindAdvice {
    private NettyBindAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@NettyValue.Descriptor int descriptor, @Advice.Argument(0) SocketAddress local) throws Throwable {
        DescriptorRecorder.bound(descriptor, local);
    }
}
