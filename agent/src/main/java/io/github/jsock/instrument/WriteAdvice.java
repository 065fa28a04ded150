package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Bytes went out, or an error came back. */
final class WriteAdvice {
    private WriteAdvice() {}

    /** {@code SocketDispatcher.write} or {@code writev} returns: every write of a channel, and from Java 13 on of a {@code Socket}. */
    static final class Dispatcher {
        private Dispatcher() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Argument(0) FileDescriptor descriptor,
                @Advice.Return long count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            Recorder.sent(descriptor, count, thrown);
        }
    }

    /**
     * {@code SocketOutputStream.socketWrite(bytes, offset, count)}: every write of a {@code Socket} before Java 13. The socket
     * is looked up on entry: before the method returns it lets go of the descriptor, and another thread may close it.
     */
    static final class Stream {
        private Stream() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.FieldValue(value = "impl", typing = Assigner.Typing.DYNAMIC) Object impl)
                throws Throwable {
            return Recorder.streamSending(impl);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable Object call,
                @Advice.Argument(2) int count,
                @Advice.Thrown @Nullable Throwable thrown) {
            Recorder.streamSent(call, count, thrown);
        }
    }

    /** {@code FileChannel.transferTo} has had the kernel send part of a file (sendfile); the target may be no socket. */
    static final class File {
        private File() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Argument(3) FileDescriptor target,
                @Advice.Return long count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            Recorder.sent(target, count, thrown);
        }
    }

    /** {@code SocketChannelImpl.sendOutOfBandData(b)} returns how many bytes were taken. */
    static final class UrgentChannel {
        private UrgentChannel() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.FieldValue("fd") FileDescriptor descriptor,
                @Advice.Return int count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            Recorder.sent(descriptor, count, thrown);
        }
    }

    /** {@code SocketImpl.sendUrgentData(b)} has sent one byte. */
    static final class UrgentImpl {
        private UrgentImpl() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.FieldValue("fd") FileDescriptor descriptor) throws Throwable {
            Recorder.urgentSent(descriptor);
        }
    }
}
