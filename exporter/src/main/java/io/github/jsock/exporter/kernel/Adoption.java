package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Association;
import io.github.jsock.recorder.Endpoint;
import io.github.jsock.recorder.Recording;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.Service;
import io.github.jsock.recorder.Transport;
import io.github.jsock.recorder.UnseenDescriptor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes in sockets that were opened unobserved. A connection whose local address and port are those of one of our listeners is
 * one that we accepted; any other we opened, and what the application called its peer is not known.
 */
final class Adoption {
    private static final EphemeralPorts EPHEMERAL = EphemeralPorts.read();
    /** The listener by which HotSpot is told to load agents, in {@code java.io.tmpdir}; no socket of the application's. */
    private static final String ATTACH_LISTENER = "/.java_pid";

    private final KernelSample sample;
    private final Set<Endpoint> listeners = new HashSet<>();
    /** Those of them that listen on all addresses. */
    private final Map<Integer, Endpoint> wildcardsByPort = new HashMap<>();

    /** An adoption of some of the sockets of this process. */
    Adoption(KernelSample sample) {
        this.sample = sample;
        for (KernelSocket socket : sample.sockets()) {
            if (socket.isListening() && !socket.local().isUnix()) {
                listeners.add(socket.local());
                if (socket.local().isWildcard()) {
                    wildcardsByPort.put(socket.local().port(), socket.local());
                }
            }
        }
    }

    /** The listener that accepts what comes to this address: the kernel prefers one bound to it; {@code null} if there is none. */
    private @Nullable Endpoint listenerAt(Endpoint local) {
        return listeners.contains(local) ? local : wildcardsByPort.get(local.port());
    }

    /** Takes in the socket with this descriptor, unless it is tracked or of a kind that is not; tells whether it did. */
    boolean adopt(int descriptor) {
        KernelSocket socket = sample.socket(descriptor);
        if (socket == null) {
            return adoptUnlisted(descriptor);
        }
        switch (socket.table()) {
            case TCP:
            case TCP6:
                return adoptTcp(descriptor, socket);
            case UDP:
            case UDP6:
                return Recording.adoptDatagramSocket(
                        descriptor,
                        socket.local(),
                        !EPHEMERAL.contain(socket.local().port()));
            case UNIX:
                return adoptUnix(descriptor, socket);
            default:
                return false;
        }
    }

    /** An IP socket is in no table before it is bound. */
    private static boolean adoptUnlisted(int descriptor) {
        UnseenDescriptor unseen = new UnseenDescriptor(descriptor);
        switch (unseen.kind()) {
            case "tcp":
                return Recording.adoptUnconnected(descriptor, Transport.TCP, unseen.local());
            case "udp":
                return Recording.adoptDatagramSocket(descriptor, Endpoint.UNKNOWN, false);
            default:
                return false;
        }
    }

    private boolean adoptTcp(int descriptor, KernelSocket socket) {
        if (socket.isListening()) {
            return Recording.adoptListener(descriptor, socket.local());
        }
        if (socket.isConnecting()) {
            return Recording.adoptConnecting(descriptor, socket.local(), socket.peer());
        }
        if (!socket.isConnected()) {
            return Recording.adoptUnconnected(descriptor, Transport.TCP, socket.local());
        }
        return adoptConnection(descriptor, Transport.TCP, listenerAt(socket.local()), socket.local(), socket.peer());
    }

    /** Both ends of a {@code socketpair(2)} have no name: there is no service that it could belong to. */
    private static boolean adoptUnix(int descriptor, KernelSocket socket) {
        Endpoint local = socket.local();
        boolean named = !local.equals(Endpoint.UNNAMED);
        if (local.address().contains(ATTACH_LISTENER)) {
            return false;
        }
        if (socket.isListening()) {
            return Recording.adoptListener(descriptor, local);
        }
        if (!socket.isConnected()) {
            return socket.isStream()
                    && Recording.adoptUnconnected(descriptor, Transport.UNIX, named ? local : Endpoint.UNKNOWN);
        }
        Endpoint peer = new UnseenDescriptor(descriptor).unixPeer();
        boolean toNamed = peer.isKnown() && !peer.equals(Endpoint.UNNAMED);
        if (!(named || toNamed)) {
            return false;
        }
        return adoptConnection(descriptor, Transport.UNIX, toNamed ? null : local, local, peer);
    }

    /**
     * Takes in a connection.
     *
     * @param offeredAt the listener that accepted it; {@code null} when we opened it
     */
    private static boolean adoptConnection(
            int descriptor, Transport transport, @Nullable Endpoint offeredAt, Endpoint local, Endpoint peer) {
        return Recording.adoptConnection(
                descriptor,
                offeredAt == null ? Role.CLIENT : Role.SERVER,
                Service.offeredAt(transport, offeredAt == null ? peer : offeredAt),
                new Association(transport, local, peer));
    }
}
