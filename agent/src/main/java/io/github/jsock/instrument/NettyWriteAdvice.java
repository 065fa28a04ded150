package io.github.jsock.instrument;

import io.github.jsock.recorder.DescriptorRecorder;
import io.github.jsock.recorder.DescriptorTraffic;
import java.net.InetAddress;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Bytes went out, or an error came back. */
final class NettyWriteAdvice {
    private NettyWriteAdvice() {}

    /** A write to the peer returns. */
    static final class Buffer {
        private Buffer() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @NettyValue.Descriptor int descriptor,
                @Advice.Return long count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DescriptorTraffic.sent(descriptor, count, thrown);
        }
    }

    /** {@code Socket.sendTo(buffer, position, limit, address, port, fastOpen)}, also of memory. */
    static final class To {
        private To() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(
                @NettyValue.Descriptor int descriptor,
                @Advice.Argument(3) InetAddress address,
                @Advice.Argument(4) int port,
                @Advice.Argument(5) boolean fastOpen)
                throws Throwable {
            return fastOpen ? DescriptorRecorder.fastOpening(descriptor, address, port) : null;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @NettyValue.Descriptor int descriptor,
                @Advice.Argument(3) InetAddress address,
                @Advice.Argument(4) int port,
                @Advice.Enter @Nullable Object call,
                @Advice.Return int count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DescriptorTraffic.sentTo(descriptor, address, port, call, count, thrown);
        }
    }

    /** {@code Socket.sendToAddresses(vector, length, address, port, fastOpen)}. */
    static final class VectorTo {
        private VectorTo() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(
                @NettyValue.Descriptor int descriptor,
                @Advice.Argument(2) InetAddress address,
                @Advice.Argument(3) int port,
                @Advice.Argument(4) boolean fastOpen)
                throws Throwable {
            return fastOpen ? DescriptorRecorder.fastOpening(descriptor, address, port) : null;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @NettyValue.Descriptor int descriptor,
                @Advice.Argument(2) InetAddress address,
                @Advice.Argument(3) int port,
                @Advice.Enter @Nullable Object call,
                @Advice.Return int count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DescriptorTraffic.sentTo(descriptor, address, port, call, count, thrown);
        }
    }

    /** {@code Socket.sendToDomainSocket(buffer, position, limit, path)}, also of memory. */
    static final class ToPath {
        private ToPath() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @NettyValue.Descriptor int descriptor,
                @Advice.Argument(3) byte[] path,
                @Advice.Return int count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DescriptorTraffic.sentToPath(descriptor, path, count, thrown);
        }
    }

    /** {@code Socket.sendToAddressesDomainSocket(vector, length, path)}. */
    static final class VectorToPath {
        private VectorToPath() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @NettyValue.Descriptor int descriptor,
                @Advice.Argument(2) byte[] path,
                @Advice.Return int count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DescriptorTraffic.sentToPath(descriptor, path, count, thrown);
        }
    }

    /** {@code Native.splice(source, offset, target, offset, length)} has moved bytes; one of the two is a pipe. */
    static final class Splice {
        private Splice() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Argument(0) int source,
                @Advice.Argument(2) int target,
                @Advice.Return int count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DescriptorTraffic.spliced(source, target, count, thrown);
        }
    }
}
