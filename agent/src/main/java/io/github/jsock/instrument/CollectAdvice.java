package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import net.bytebuddy.asm.Advice;

/** The cleaner of Java 10 to 17 is about to close the descriptor of a {@code Socket} that became unreachable. */
final class CollectAdvice {
    private CollectAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("fd") int descriptor) {
        Recorder.collected(descriptor);
    }
}
