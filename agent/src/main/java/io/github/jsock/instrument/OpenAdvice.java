package io.github.jsock.instrument;

import io.github.jsock.recorder.InheritedRecorder;
import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** A socket was opened, or taken over. */
final class OpenAdvice {
    private OpenAdvice() {}

    /** {@code Net.socket(family, stream)} returns the descriptor of a new socket, or throws. */
    static final class Channel {
        private Channel() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Return @Nullable FileDescriptor descriptor,
                @Advice.Argument(1) boolean stream,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            Recorder.opened(descriptor, stream, thrown);
        }
    }

    /** {@code Net.serverSocket(...)} returns the descriptor of a new TCP socket that is to listen. */
    static final class Server {
        private Server() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Return @Nullable FileDescriptor descriptor, @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            Recorder.opened(descriptor, true, thrown);
        }
    }

    /** {@code UnixDomainSockets.socket()} returns the descriptor of a new Unix domain socket. */
    static final class Unix {
        private Unix() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Return @Nullable FileDescriptor descriptor, @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            Recorder.unixOpened(descriptor, thrown);
        }
    }

    /** {@code DatagramSocketImpl.create()} has opened a socket, or could not. */
    static final class Datagram {
        private Datagram() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.FieldValue("fd") @Nullable FileDescriptor descriptor, @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            Recorder.opened(descriptor, false, thrown);
        }
    }

    /**
     * {@code Socket.setCreated()} or that of {@code ServerSocket}: the {@code SocketImpl} has opened a socket, and from now on
     * another thread may close it.
     */
    static final class Created {
        private Created() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue(value = "impl", typing = Assigner.Typing.DYNAMIC) @Nullable Object impl)
                throws Throwable {
            Recorder.created(impl);
        }
    }

    /**
     * {@code SocketImpl.create(stream)} has opened a socket that {@link Created} is not told of in time: one of UDP, or for an
     * application's own {@code SocketImpl} that delegates to this one; or it could not open one.
     */
    static final class Untold {
        private Untold() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.FieldValue("fd") @Nullable FileDescriptor descriptor,
                @Advice.FieldValue(value = "socket", typing = Assigner.Typing.DYNAMIC) @Nullable Object socket,
                @Advice.FieldValue(value = "serverSocket", typing = Assigner.Typing.DYNAMIC) @Nullable
                        Object serverSocket,
                @Advice.Argument(0) boolean stream,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            if (thrown != null || !stream || (socket == null && serverSocket == null)) {
                Recorder.opened(descriptor, stream, thrown);
            }
        }
    }

    /** {@code InheritedChannel.getChannel()} returns the channel that the JVM was started with, if it was with one. */
    static final class Inherited {
        private Inherited() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object channel) throws Throwable {
            InheritedRecorder.inherited(channel);
        }
    }

    /** {@code SocketImpl.create(stream)} has opened a socket, or could not. */
    static final class Impl {
        private Impl() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.FieldValue("fd") @Nullable FileDescriptor descriptor,
                @Advice.Argument(0) boolean stream,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            Recorder.opened(descriptor, stream, thrown);
        }
    }
}
