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

    /** It has got a local address. */
    void bound(TrackedSocket socket, Endpoint local, boolean chosenPort) {
        Transport transport = socket.transport();
        ServiceTotals service = chosenPort
                ? serviceOf(socket, Role.SERVER, Service.offeredAt(transport, local))
                : serviceOf(socket, Role.CLIENT, new Service(transport, Service.UNCONNECTED_ADDRESS, 0));
        Datagrams datagrams = socket.datagrams;
        if (datagrams != null) {
            datagrams.bindTo(service);
            move(socket, TrackedSocket.State.BOUND, local, Endpoint.UNKNOWN, service);
        }
    }

    /** It exchanges datagrams with this peer alone from now on. */
    void connected(TrackedSocket socket, Endpoint local, Endpoint peer, Service asked) {
        move(socket, TrackedSocket.State.CONNECTED, local, peer, serviceOf(socket, Role.CLIENT, asked));
    }

    private @Nullable ServiceTotals serviceOf(TrackedSocket socket, Role role, Service service) {
        ServiceTotals totals = ledger.serviceOf(socket, role, service);
        if (totals != null && !totals.service.isOther()) {
            totals.datagrams = true;
        }
        return totals;
    }

    /** It exchanges datagrams with anybody again. Linux takes a port back that it had given by itself. */
    void disconnected(TrackedSocket socket, Endpoint local) {
        if (local.port() == 0) {
            move(socket, TrackedSocket.State.OPENED, Endpoint.UNKNOWN, Endpoint.UNKNOWN, null);
            return;
        }
        ServiceTotals bound = socket.datagrams == null ? null : socket.datagrams.boundService();
        if (bound == null) {
            bound(socket, local, false);
        } else {
            move(socket, TrackedSocket.State.BOUND, local, Endpoint.UNKNOWN, bound);
        }
    }

    private static void move(
            TrackedSocket socket,
            TrackedSocket.State state,
            Endpoint local,
            Endpoint peer,
            @Nullable ServiceTotals service) {
        ServiceTotals before;
        synchronized (socket) {
            before = socket.service();
            if (!socket.move(state, local, peer, service) || before == service) {
                return;
            }
        }
        if (before != null) {
            socket.traffic.giveTo(before);
            before.closed.count(CloseReason.LOCAL);
        }
        if (service != null) {
            service.opened.incrementAndGet();
        }
    }

    /** Its descriptor is about to be closed. */
    void ended(TrackedSocket socket) {
        ServiceTotals service = socket.service();
        CloseReason reason = socket.endedFor();
        if (service != null && reason != null) {
            socket.traffic.foldInto(service);
            service.closed.count(reason);
        }
    }
}
