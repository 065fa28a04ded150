package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;

/** The application shut down one side or both: what then ends the stream is its own doing. */
final class ShutdownAdvice {
    private ShutdownAdvice() {}

    /** The application has shut down the input side. */
    static final class Input {
        private Input() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.FieldValue("fd") FileDescriptor descriptor) throws Throwable {
            Recorder.shutdown(descriptor, true);
        }
    }

    /** The application has shut down the output side. */
    static final class Output {
        private Output() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.FieldValue("fd") FileDescriptor descriptor) throws Throwable {
            Recorder.shutdown(descriptor, false);
        }
    }

    /** The application begins to close the socket: what calls that are blocked on it see from now on is its own doing. */
    static final class Closing {
        private Closing() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("fd") FileDescriptor descriptor) throws Throwable {
            Recorder.closeBegins(descriptor);
        }
    }
}
