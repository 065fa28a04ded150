package io.github.jsock.recorder;

import java.io.FileDescriptor;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Where it arrives that the application has taken over the socket which its JVM was started with, as {@code inetd} and
 * {@code systemd} do ({@link System#inheritedChannel()}).
 *
 * <p>Any method may throw: advice keeps what it throws from the application and reports it to {@link Health}.
 */
public final class InheritedRecorder {
    /** Standard input, output and error are descriptors of that socket too, by one of which it may be tracked. */
    private static final int STANDARD_STREAMS = 3;

    private InheritedRecorder() {}

    /** The application was given its inherited channel, maybe not for the first time. Who started us has accepted it. */
    public static void inherited(@Nullable Object channel) throws Throwable {
        FileDescriptor descriptor = channel == null ? null : SocketFields.descriptorOf(channel);
        int number = JdkAccess.number(descriptor);
        if (channel == null || number < 0 || !Recording.observing || Recording.isTracked(number)) {
            return;
        }
        for (int stream = 0; stream < STANDARD_STREAMS; stream++) {
            Recording.LEDGER.closing(stream, CloseReason.UNKNOWN);
        }
        Endpoint local = SocketFields.localOf(channel);
        if (channel instanceof DatagramChannel) {
            Recording.adoptDatagramSocket(number, local, true);
        } else if (channel instanceof ServerSocketChannel) {
            Recording.adoptListener(number, local);
        } else {
            Transport transport = SocketKind.streamAt(local).transport();
            Association association = new Association(transport, local, SocketFields.acceptedPeer(channel));
            Recording.adoptConnection(number, Role.SERVER, Service.offeredAt(transport, local), association);
        }
    }
}
