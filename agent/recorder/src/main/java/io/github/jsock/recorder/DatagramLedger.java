package io.github.jsock.recorder;

import org.jspecify.annotations.Nullable;

/**
 * What is entered in the books at each event of a datagram socket.
 *
 * <p>It belongs to a service from the moment it is bound, and to another one while it is connected; what passes in between
 * stays with the service of that time. A port that the application chose stands for a service that is offered there. Any
 * other port was merely needed to have one: then the socket is a client, of whoever it sends to.
 */
final class DatagramLedger {
    private final Ledger ledger;

    DatagramLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    /** It was bound to a port that the application chose. */
    void chosen(TrackedSocket socket, Endpoint local) {
        if (socket.datagrams != null) {
            Service offered = Service.offeredAt(socket.transport(), local);
            socket.datagrams.bindTo(serviceOf(socket, Role.SERVER, offered));
        }
    }

    /** The application has connected it to this peer, which it calls so. */
    void asked(TrackedSocket socket, Endpoint peer, Service service) {
        if (socket.datagrams != null) {
            socket.datagrams.connectTo(peer, service);
        }
    }

    /**
     * Its addresses, as the kernel has them.
     *
     * @param change the last {@link Datagrams#nextChange()} before the kernel was asked
     * @param local unknown or without a port while it is not bound: disconnecting may take its port away
     * @param peer unknown while it is not connected
     */
    void settled(TrackedSocket socket, int change, Endpoint local, Endpoint peer) {
        Datagrams datagrams = socket.datagrams;
        if (datagrams == null) {
            return;
        }
        if (local.port() == 0 && !local.isUnix()) {
            move(socket, change, SocketState.OPENED, Endpoint.UNKNOWN, Endpoint.UNKNOWN, null);
        } else if (peer.isKnown()) {
            ServiceTotals service =
                    serviceOf(socket, Role.CLIENT, datagrams.connectedService(socket.transport(), peer));
            move(socket, change, SocketState.CONNECTED, local, peer, service);
        } else {
            ServiceTotals offered = datagrams.boundService();
            Service any = new Service(socket.transport(), Service.UNCONNECTED_ADDRESS, 0);
            ServiceTotals service = offered == null ? serviceOf(socket, Role.CLIENT, any) : offered;
            move(socket, change, SocketState.BOUND, local, Endpoint.UNKNOWN, service);
        }
    }

    /** As above, by a caller who knows that nobody else changes them meanwhile. */
    void settled(TrackedSocket socket, Endpoint local, Endpoint peer) {
        if (socket.datagrams != null) {
            settled(socket, socket.datagrams.nextChange(), local, peer);
        }
    }

    private @Nullable ServiceTotals serviceOf(TrackedSocket socket, Role role, Service service) {
        ServiceTotals totals = ledger.serviceOf(socket, role, service);
        if (totals != null && !totals.service.isOther()) {
            totals.datagrams = true;
        }
        return totals;
    }

    private static void move(
            TrackedSocket socket,
            int change,
            SocketState state,
            Endpoint local,
            Endpoint peer,
            @Nullable ServiceTotals service) {
        Datagrams datagrams = socket.datagrams;
        ServiceTotals before;
        synchronized (socket) {
            before = socket.totals();
            if (datagrams == null
                    || !datagrams.isLatest(change)
                    || !socket.move(state, local, peer, service)
                    || before == service) {
                return;
            }
        }
        if (before != null) {
            datagrams.traffic.giveTo(before);
            before.closed.count(CloseReason.LOCAL);
        }
        if (service != null) {
            service.opened.incrementAndGet();
        }
    }

    /** Its descriptor is about to be closed. */
    void ended(TrackedSocket socket) {
        ServiceTotals service = socket.totals();
        CloseReason reason = socket.endedFor();
        if (socket.datagrams != null && service != null && reason != null) {
            socket.datagrams.traffic.foldRestInto(service);
            service.closed.count(reason);
        }
    }
}
