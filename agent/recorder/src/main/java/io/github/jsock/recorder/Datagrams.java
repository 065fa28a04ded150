package io.github.jsock.recorder;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What there is to a datagram socket beyond any other one. */
final class Datagrams {
    final TrafficByService traffic = new TrafficByService();
    private final AtomicLong filledByAll;
    private final AtomicLong filled = new AtomicLong();
    private volatile @Nullable Destinations destinations;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile @Nullable ServiceTotals boundService;
    private volatile @Nullable Destination destination;

    /** Of a socket whose filled buffers are also counted here. */
    Datagrams(AtomicLong filledByAll) {
        this.filledByAll = filledByAll;
    }

    /** Counts a datagram that filled the reader's buffer to its last byte, so that some of it may have been cut off. */
    void countFilled() {
        filled.incrementAndGet();
        filledByAll.incrementAndGet();
    }

    long filled() {
        return filled.get();
    }

    /** A datagram was sent to a destination named in the call. */
    void sentTo(@Nullable InetAddress address, int port) {
        named().add(address, port);
    }

    /** As {@link #sentTo(InetAddress, int)}, to the Unix domain socket at this path. */
    void sentTo(byte[] path) {
        named().add(path);
    }

    private Destinations named() {
        Destinations known = destinations;
        if (known == null) {
            known = new Destinations();
            destinations = known;
        }
        return known;
    }

    /** How many destinations were named in calls, {@link Destinations#MAX} at most. */
    int destinations() {
        Destinations known = destinations;
        return known == null ? 0 : known.count();
    }

    /** Its addresses have changed, and the kernel is about to be asked what they are; which change this is. */
    int nextChange() {
        return changes.incrementAndGet();
    }

    /** Whether nothing has changed since. What was asked for an earlier change may be out of date. */
    boolean isLatest(int change) {
        return changes.get() == change;
    }

    /** The service that it offers at a port that the application chose; {@code null} when it chose none. */
    @Nullable
    ServiceTotals boundService() {
        return boundService;
    }

    void bindTo(@Nullable ServiceTotals service) {
        boundService = service;
    }

    /** The application has named this peer, as this service. */
    void connectTo(Endpoint peer, Service service) {
        destination = new Destination(peer, service);
    }

    /** The service at a peer: as the application named it last, if that is the one. */
    Service connectedService(Transport transport, Endpoint peer) {
        Destination named = destination;
        return named != null && named.isAt(peer) ? named.service : Service.offeredAt(transport, peer);
    }

    /** Where the application has connected it to. */
    private static final class Destination {
        private final Endpoint peer;
        private final Service service;

        Destination(Endpoint peer, Service service) {
            this.peer = peer;
            this.service = service;
        }

        /** The wildcard address as a destination means this host. */
        boolean isAt(Endpoint other) {
            return peer.equals(other) || (peer.isWildcard() && peer.port() == other.port());
        }
    }
}
