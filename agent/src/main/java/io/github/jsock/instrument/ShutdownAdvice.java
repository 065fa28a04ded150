package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;

/** The application shut down one side: what then ends the stream is its own doing. */
final class ShutdownAdvice {
    private ShutdownAdvice() {}

    /** The application has shut down the input side: what then ends the stream is its own doing. */
    static final class Input {
        private Input() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.FieldValue("fd") FileDescriptor descriptor) throws Throwable {
            Recorder.shutdown(descriptor, true);
        }
    }

    /** The application has shut down the output side: what then ends the stream is its own doing. */
    static final class Output {
        private Output() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.FieldValue("fd") FileDescriptor descriptor) throws Throwable {
            Recorder.shutdown(descriptor, false);
        }
    }
}
