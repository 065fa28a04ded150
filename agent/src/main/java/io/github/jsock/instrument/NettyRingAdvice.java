package io.github.jsock.instrument;

import io.github.jsock.recorder.RingRecorder;
import java.net.InetSocketAddress;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** A channel of io_uring submits an operation, or is told what one did: its result, or {@code -errno}. */
final class NettyRingAdvice {
    private NettyRingAdvice() {}

    /** {@code AbstractIoUringChannel.submitConnect(peer)}. */
    static final class Connect {
        private Connect() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @NettyValue.Descriptor int descriptor,
                @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object peer)
                throws Throwable {
            RingRecorder.connecting(descriptor, peer);
        }
    }

    /** {@code fillTFOInitData(header, peer, data)}: the connect comes with its first data. */
    static final class FastOpen {
        private FastOpen() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@NettyValue.Descriptor int descriptor, @Advice.Argument(1) InetSocketAddress peer)
                throws Throwable {
            RingRecorder.connecting(descriptor, peer);
        }
    }

    /** {@code connectComplete(operation, result, flags, data)}. */
    static final class Connected {
        private Connected() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@NettyValue.Descriptor int descriptor, @Advice.Argument(1) int result) throws Throwable {
            RingRecorder.connectCompleted(descriptor, result);
        }
    }

    /** {@code readComplete(operation, result, flags, data)}. */
    static final class Read {
        private Read() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @NettyValue.Descriptor int descriptor,
                @Advice.Argument(0) byte operation,
                @Advice.Argument(1) int result)
                throws Throwable {
            RingRecorder.readCompleted(descriptor, operation, result);
        }
    }

    /** {@code writeComplete(operation, result, flags, data)}. */
    static final class Written {
        private Written() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @NettyValue.Descriptor int descriptor,
                @Advice.Argument(0) byte operation,
                @Advice.Argument(1) int result,
                @Advice.Argument(2) int flags,
                @Advice.Argument(3) short data)
                throws Throwable {
            RingRecorder.writeCompleted(descriptor, operation, result, flags, data);
        }
    }

    /** {@code scheduleSendmsg(recipient, …)} returns whether a datagram was submitted. */
    static final class SendTo {
        private SendTo() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @NettyValue.Descriptor int descriptor,
                @Advice.Argument(0) @Nullable InetSocketAddress recipient,
                @Advice.Return boolean submitted)
                throws Throwable {
            if (submitted) {
                RingRecorder.sendingTo(descriptor, recipient);
            }
        }
    }
}
