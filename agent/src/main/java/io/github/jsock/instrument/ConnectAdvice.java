package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import java.net.SocketAddress;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code SocketChannel.connect(peer)}: returns whether it is connected already. */
final class ConnectAdvice {
    private ConnectAdvice() {}

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
            @Advice.Return boolean connected,
            @Advice.Thrown @Nullable Throwable thrown) {
        Recorder.connectReturned(call, descriptor, connected, thrown);
    }
}
