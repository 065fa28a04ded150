package io.github.jsock.recorder;

/** The addresses of sockets of which only the descriptor's number is known, as the kernel has them. */
final class DescriptorAddresses {
    private DescriptorAddresses() {}

    /** What it was opened as; the kernel tells if that was not seen. */
    static SocketKind kind(int descriptor) {
        TrackedSocket known = Recording.LEDGER.sockets.find(descriptor);
        if (known != null) {
            return known.kind;
        }
        String kind = new UnseenDescriptor(descriptor).kind();
        return kind.equals("unix") ? SocketKind.UNIX_STREAM : kind.equals("udp") ? SocketKind.UDP : SocketKind.TCP;
    }

    /** Its local address: of a Unix domain socket the name that it was bound to, which only newer JDKs can ask for. */
    static Endpoint local(TrackedSocket socket) throws ReflectiveOperationException {
        Endpoint bound = socket.local();
        if (bound.isUnix()) {
            return bound;
        }
        Endpoint local = local(socket.transport(), socket.descriptor);
        return local.isKnown() || socket.transport() != Transport.UNIX ? local : Endpoint.UNNAMED;
    }

    static Endpoint local(Transport transport, int descriptor) throws ReflectiveOperationException {
        return JdkAccess.local(transport, JdkAccess.descriptor(descriptor));
    }

    /** The peer that it was to be connected to or, if that was none in particular, is. */
    static Endpoint peer(TrackedSocket socket) throws Throwable {
        Endpoint named = socket.peer();
        boolean asNamed = named.isUnix() || (named.isKnown() && !named.isWildcard());
        return asNamed ? named : JdkAccess.peer(JdkAccess.descriptor(socket.descriptor));
    }

    static Endpoint acceptedPeer(Transport transport, int descriptor) throws Throwable {
        return transport == Transport.UNIX
                ? new UnseenDescriptor(descriptor).unixPeer()
                : JdkAccess.peer(JdkAccess.descriptor(descriptor));
    }
}
