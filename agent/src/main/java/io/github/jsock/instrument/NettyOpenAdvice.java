package io.github.jsock.instrument;

import io.github.jsock.recorder.DescriptorRecorder;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code Socket.newSocket…0} returns the number of a new socket, or throws why there is none. */
final class NettyOpenAdvice {
    private NettyOpenAdvice() {}

    /** Of a TCP socket. */
    static final class Stream {
        private Stream() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Return int descriptor, @Advice.Thrown @Nullable Throwable thrown) {
            DescriptorRecorder.tcpOpened(descriptor, thrown);
        }
    }

    /** Of a UDP socket. */
    static final class Datagram {
        private Datagram() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Return int descriptor, @Advice.Thrown @Nullable Throwable thrown) {
            DescriptorRecorder.udpOpened(descriptor, thrown);
        }
    }

    /** Of a Unix domain stream socket. */
    static final class Domain {
        private Domain() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Return int descriptor, @Advice.Thrown @Nullable Throwable thrown) {
            DescriptorRecorder.unixOpened(descriptor, true, thrown);
        }
    }

    /** Of a Unix domain socket for datagrams. */
    static final class DomainDatagram {
        private DomainDatagram() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Return int descriptor, @Advice.Thrown @Nullable Throwable thrown) {
            DescriptorRecorder.unixOpened(descriptor, false, thrown);
        }
    }
}
