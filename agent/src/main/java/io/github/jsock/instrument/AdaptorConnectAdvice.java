package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * {@code SocketChannel.socket().connect(peer, timeout)} before Java 13: connects without blocking, polls, and closes the
 * channel when the time is over. Its exception tells why; without it the close would look like the application's.
 */
final class AdaptorConnectAdvice {
    private AdaptorConnectAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(@Advice.FieldValue(value = "sc", typing = Assigner.Typing.DYNAMIC) Object channel)
            throws Throwable {
        return Recorder.connectingOnChannel(channel);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable Object call, @Advice.Thrown @Nullable Throwable thrown) {
        Recorder.connectReturned(call, null, false, thrown);
    }
}
