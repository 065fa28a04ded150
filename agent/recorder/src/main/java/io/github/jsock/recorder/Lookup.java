package io.github.jsock.recorder;

import java.io.FileDescriptor;
import org.jspecify.annotations.Nullable;

/** From the JDK's descriptor objects to what is recorded of them. */
final class Lookup {
    private Lookup() {}

    /** The socket of a descriptor that may be closed meanwhile, so that its number may be another socket's. */
    static @Nullable TrackedSocket find(@Nullable FileDescriptor descriptor) throws Throwable {
        TrackedSocket socket = findHeld(descriptor);
        return socket != null && socket.isOf(JdkAccess.holder(descriptor)) ? socket : null;
    }

    /** The socket of a descriptor that is not closed before we return: the JDK holds a lock, or counts its users. */
    static @Nullable TrackedSocket findHeld(@Nullable FileDescriptor descriptor) throws Throwable {
        return Recording.LEDGER.sockets.find(JdkAccess.number(descriptor));
    }

    /** As {@link #find}; takes the socket in if its opening was not seen. */
    static @Nullable TrackedSocket findOrAdopt(@Nullable FileDescriptor descriptor, SocketKind kind) throws Throwable {
        return Recording.LEDGER.findOrAdopt(JdkAccess.number(descriptor), JdkAccess.holder(descriptor), kind);
    }
}
