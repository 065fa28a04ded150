package io.github.jsock.instrument;

import io.github.jsock.recorder.DatagramRecorder;
import java.io.FileDescriptor;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** A datagram socket was bound, connected or disconnected, or a datagram passed. */
final class DatagramAdvice {
    private DatagramAdvice() {}

    /** {@code DatagramChannelImpl.bindInternal(local)}, or {@code bind} before Java 11. */
    static final class Bind {
        private Bind() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.FieldValue("fd") FileDescriptor descriptor, @Advice.Argument(0) @Nullable SocketAddress asked)
                throws Throwable {
            DatagramRecorder.bound(descriptor, asked);
        }
    }

    /** {@code AbstractPlainDatagramSocketImpl.bind(port, address)}. */
    static final class BindImpl {
        private BindImpl() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.FieldValue("fd") FileDescriptor descriptor, @Advice.Argument(0) int port)
                throws Throwable {
            DatagramRecorder.bound(descriptor, port);
        }
    }

    /** {@code DatagramChannelImpl.connect(peer)}: may throw when it has connected, and reads what came before. */
    static final class Connect {
        private Connect() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.FieldValue("fd") FileDescriptor descriptor, @Advice.Argument(0) SocketAddress peer)
                throws Throwable {
            DatagramRecorder.connected(descriptor, peer);
        }
    }

    /** {@code AbstractPlainDatagramSocketImpl.connect(address, port)}. */
    static final class ConnectImpl {
        private ConnectImpl() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.FieldValue("fd") FileDescriptor descriptor,
                @Advice.Argument(0) InetAddress peer,
                @Advice.Argument(1) int port)
                throws Throwable {
            DatagramRecorder.connected(descriptor, peer, port);
        }
    }

    /** {@code disconnect()} of a channel or {@code DatagramSocketImpl}. */
    static final class Disconnect {
        private Disconnect() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.FieldValue("fd") FileDescriptor descriptor) throws Throwable {
            DatagramRecorder.disconnected(descriptor);
        }
    }

    /** {@code DatagramChannelImpl.receiveIntoNativeBuffer(buffer, room, ...)}: every receive of a channel from Java 15 on. */
    static final class Receive {
        private Receive() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.FieldValue("fd") FileDescriptor descriptor,
                @Advice.Argument(1) int room,
                @Advice.Return int count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DatagramRecorder.received(descriptor, count, room, thrown);
        }
    }

    /** {@code DatagramChannelImpl.receiveIntoNativeBuffer(fd, buffer, room, ...)}: the same before Java 15. */
    static final class ReceiveFrom {
        private ReceiveFrom() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Argument(0) FileDescriptor descriptor,
                @Advice.Argument(2) int room,
                @Advice.Return int count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DatagramRecorder.received(descriptor, count, room, thrown);
        }
    }

    /** {@code DatagramDispatcher.read(fd, address, room)}: a read of a connected channel. */
    static final class Read {
        private Read() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Argument(0) FileDescriptor descriptor,
                @Advice.Argument(2) int room,
                @Advice.Return int count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DatagramRecorder.received(descriptor, count, room, thrown);
        }
    }

    /** {@code DatagramChannelImpl.read(buffers, offset, length)}: only there are the sizes of several buffers at hand. */
    static final class ReadBuffers {
        private ReadBuffers() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static long enter(
                @Advice.Argument(0) ByteBuffer @Nullable [] buffers,
                @Advice.Argument(1) int offset,
                @Advice.Argument(2) int length) {
            return DatagramRecorder.roomOf(buffers, offset, length);
        }

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.Enter long room, @Advice.FieldValue("fd") FileDescriptor descriptor, @Advice.Return long count)
                throws Throwable {
            DatagramRecorder.scattered(descriptor, count, room);
        }
    }

    /** {@code DatagramDispatcher.readv}: counts what {@link ReadBuffers} looks at. */
    static final class ReadScattered {
        private ReadScattered() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Argument(0) FileDescriptor descriptor,
                @Advice.Return long count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DatagramRecorder.received(descriptor, count, -1, thrown);
        }
    }

    /** {@code DatagramChannelImpl.sendFromNativeBuffer(fd, buffer, target)}: every send of a channel. */
    static final class Send {
        private Send() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Argument(0) FileDescriptor descriptor,
                @Advice.Argument(2) @Nullable InetSocketAddress target,
                @Advice.Return int count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DatagramRecorder.sent(descriptor, count, target, thrown);
        }
    }

    /** {@code DatagramDispatcher.write} or {@code writev}: a write of a connected channel. */
    static final class Write {
        private Write() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Argument(0) FileDescriptor descriptor,
                @Advice.Return long count,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DatagramRecorder.sent(descriptor, count, null, thrown);
        }
    }

    /** {@code AbstractPlainDatagramSocketImpl.receive(packet)}. */
    static final class ReceivePacket {
        private ReceivePacket() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.FieldValue("fd") FileDescriptor descriptor,
                @Advice.Argument(0) DatagramPacket packet,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DatagramRecorder.packetReceived(descriptor, packet, thrown);
        }
    }

    /** {@code AbstractPlainDatagramSocketImpl.send(packet)}, which Java 8 does not have. */
    static final class SendPacket {
        private SendPacket() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.FieldValue("fd") FileDescriptor descriptor,
                @Advice.Argument(0) DatagramPacket packet,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DatagramRecorder.packetSent(descriptor, packet, thrown);
        }
    }

    /** {@code DatagramSocket.send(packet)} of Java 8, where nothing below it is Java. */
    static final class SendBySocket {
        private SendBySocket() {}

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.FieldValue(value = "impl", typing = Assigner.Typing.DYNAMIC) Object impl,
                @Advice.Argument(0) DatagramPacket packet,
                @Advice.Thrown @Nullable Throwable thrown)
                throws Throwable {
            DatagramRecorder.packetSentBy(impl, packet, thrown);
        }
    }
}
