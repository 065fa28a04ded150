package io.github.jsock.instrument;

import io.github.jsock.recorder.DatagramBatch;
import java.net.InetSocketAddress;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Many datagrams in one system call. How long each is, Netty keeps in native memory and in private fields; it passes by as
 * the batch is put together, and as it is taken apart, on the thread that makes the call.
 */
final class NettyBatchAdvice {
    private NettyBatchAdvice() {}

    /** {@code NativeDatagramPacketArray.add0(buffer, index, length, segmentLength, recipient)} has taken a datagram. */
    static final class Add {
        private Add() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.FieldValue("count") int size,
                @Advice.Argument(2) int length,
                @Advice.Argument(3) int segmentLength,
                @Advice.Argument(4) @Nullable InetSocketAddress recipient,
                @Advice.Return boolean added) {
            if (added && length > 0) {
                DatagramBatch.added(size - 1, length, segmentLength, recipient);
            }
        }
    }

    /** {@code Native.sendmmsg(descriptor, ipv6, datagrams, offset, length)} returns how many were sent. */
    static final class Send {
        private Send() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Argument(0) int descriptor,
                @Advice.Argument(3) int offset,
                @Advice.Return int count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DatagramBatch.sent(descriptor, offset, count, thrown);
        }
    }

    /** {@code Native.recvmmsg} or {@code recvmsg} has received datagrams, which are taken out next. */
    static final class Receive {
        private Receive() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Argument(0) int descriptor, @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DatagramBatch.received(descriptor, thrown);
        }
    }

    /** {@code NativeDatagramPacket.newDatagramPacket(buffer, recipient)} takes one out. */
    static final class Received {
        private Received() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("count") int length) throws Throwable {
            DatagramBatch.taken(length);
        }
    }
}
