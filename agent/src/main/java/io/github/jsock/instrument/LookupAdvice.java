package io.github.jsock.instrument;

import io.github.jsock.recorder.NameRecorder;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code InetAddress.getAddressesFromNameService(host)}: a host name is looked up, since no cache has it. */
final class LookupAdvice {
    private LookupAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static long enter() {
        return System.nanoTime();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter long beganNanos, @Advice.Thrown @Nullable Throwable thrown) {
        NameRecorder.lookedUp(beganNanos, thrown);
    }
}
