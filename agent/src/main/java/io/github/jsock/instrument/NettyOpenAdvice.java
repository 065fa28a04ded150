package io.github.jsock.instrument;

import io.github.jsock.recorder.DescriptorRecorder;
import net.bytebuddy.asm.Advice;

/** {@code Socket.newSocket…0} returns the number of a new socket. */
final class NettyOpenAdvice {
    private NettyOpenAdvice() {}

    /** Of a TCP socket. */
    static final class Stream {
        private Stream() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return int descriptor) {
            DescriptorRecorder.tcpOpened(descriptor);
        }
    }

    /** Of a UDP socket. */
    static final class Datagram {
        private Datagram() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return int descriptor) {
            DescriptorRecorder.udpOpened(descriptor);
        }
    }

    /** Of a Unix domain stream socket. */
    static final class Domain {
        private Domain() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return int descriptor) {
            DescriptorRecorder.unixOpened(descriptor, true);
        }
    }

    /** Of a Unix domain socket for datagrams. */
    static final class DomainDatagram {
        private DomainDatagram() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return int descriptor) {
            DescriptorRecorder.unixOpened(descriptor, false);
        }
    }
}
