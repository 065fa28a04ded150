package io.github.jsock.instrument;

import io.github.jsock.recorder.DescriptorTraffic;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Bytes came in, or the end of the stream, or an error. */
final class NettyReadAdvice {
    private NettyReadAdvice() {}

    /** A read into a buffer from a position to a limit returns; -1 at the end of the stream, or for an empty datagram. */
    static final class Buffer {
        private Buffer() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @NettyValue.Descriptor int descriptor,
                @Advice.Argument(1) int position,
                @Advice.Argument(2) int limit,
                @Advice.Return int count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DescriptorTraffic.received(descriptor, count, limit - position, thrown);
        }
    }

    /** {@code Socket.recvFrom…} returns who sent the datagram, and in it how long it was; {@code null} when none was there. */
    static final class From {
        private From() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @NettyValue.Descriptor int descriptor,
                @Advice.Argument(1) int position,
                @Advice.Argument(2) int limit,
                @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object sender,
                @NettyValue.ReceivedAmount int count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            if (sender != null) {
                DescriptorTraffic.datagramReceived(descriptor, count, limit - position);
            } else if (thrown != null) {
                DescriptorTraffic.received(descriptor, 0, 0, thrown);
            }
        }
    }
}
