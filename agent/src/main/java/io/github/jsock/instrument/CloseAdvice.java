package io.github.jsock.instrument;

import io.github.jsock.recorder.Recorder;
import java.io.FileDescriptor;
import net.bytebuddy.asm.Advice;

/** A descriptor is about to be closed, and is still the socket's. */
final class CloseAdvice {
    private CloseAdvice() {}

    /** A dispatcher is about to close a descriptor, by whatever way it came to that: close, kill, the cleaner. */
    static final class Dispatcher {
        private Dispatcher() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) FileDescriptor descriptor) throws Throwable {
            Recorder.closing(descriptor);
        }
    }

    /** {@code AbstractPlainSocketImpl.socketClose()} is about to close its descriptor, when the last user has let go. */
    static final class Impl {
        private Impl() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("fd") FileDescriptor descriptor) throws Throwable {
            Recorder.closing(descriptor);
        }
    }

    /** The cleaner of Java 10 to 17 is about to close the descriptor of a {@code Socket} that became unreachable. */
    static final class Cleaner {
        private Cleaner() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("fd") int descriptor) {
            Recorder.collected(descriptor);
        }
    }
}
