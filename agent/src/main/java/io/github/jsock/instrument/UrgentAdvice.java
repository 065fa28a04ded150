package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code SocketChannelImpl.sendOutOfBandData(b)} returns how many bytes were taken. */
final class UrgentAdvice {
    private UrgentAdvice() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.FieldValue("fd") FileDescriptor descriptor,
            @Advice.Return int count,
            @Advice.Thrown @Nullable Throwable thrown)
            throws Throwable {
        Recorder.sent(descriptor, count, thrown);
    }
}
