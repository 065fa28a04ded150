package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import java.net.SocketAddress;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** A connect that returns only once the connection is made: {@code SocketImpl.connect(peer, timeout)} and its like. */
final class BlockingConnectAdvice {
    private BlockingConnectAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(
            @Advice.FieldValue("fd") FileDescriptor descriptor, @Advice.Argument(0) SocketAddress peer)
            throws Throwable {
        return Recorder.connecting(descriptor, peer);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Enter @Nullable Object call,
            @Advice.FieldValue("fd") FileDescriptor descriptor,
            @Advice.Thrown @Nullable Throwable thrown) {
        Recorder.connectReturned(call, descriptor, true, thrown);
    }
}
