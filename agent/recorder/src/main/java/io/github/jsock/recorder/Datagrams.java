package io.github.jsock.recorder;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What there is to a datagram socket beyond its traffic. */
final class Datagrams {
    private final AtomicLong filledByAll;
    private final AtomicLong filled = new AtomicLong();
    private volatile @Nullable Destinations destinations;
    private volatile @Nullable ServiceTotals boundService;

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

    /** The service that it belongs to while it is not connected; {@code null} until it is bound. */
    @Nullable
    ServiceTotals boundService() {
        return boundService;
    }

    void bindTo(@Nullable ServiceTotals service) {
        boundService = service;
    }
}
