package io.github.jsock.exporter.report;

import io.github.jsock.exporter.IsoTime;
import io.github.jsock.exporter.View;
import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.exporter.kernel.KernelState;
import io.github.jsock.exporter.kernel.TcpState;
import io.github.jsock.exporter.owner.OwnerRow;
import io.github.jsock.exporter.owner.OwnerTable;
import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.Snapshot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the process holds, in numbers. */
final class Holdings {
    final Snapshot snapshot;
    /** What it holds by the kernel's word. */
    final HeldSockets held;
    /** Sockets that the garbage collector closed so far. */
    final long leaked;
    /** Who has most; {@code null} when nobody has any. */
    final @Nullable OwnerRow topOwner;

    final int clients;
    final int servers;
    /** Connections whose peer has ended its side, as far as the application has read that. */
    final int peerEnded;

    final Unaccepted unaccepted;
    final PortsInUse ports;

    Holdings(Snapshot snapshot, View view, OwnerTable owners) {
        this.snapshot = snapshot;
        held = view.held();
        unaccepted = new Unaccepted(snapshot, view.acceptQueues());
        ports = new PortsInUse(held);
        List<OwnerRow> rows = owners.rows();
        topOwner = rows.isEmpty() ? null : rows.get(0);
        long forgotten = 0;
        for (OwnerRow row : rows) {
            forgotten += row.leaked();
        }
        leaked = forgotten;
        int ofClients = 0;
        int ended = 0;
        for (Connection connection : snapshot.connections()) {
            ofClients += connection.role() == Role.CLIENT ? 1 : 0;
            ended += connection.peerEndedSeconds() >= 0 ? 1 : 0;
        }
        clients = ofClients;
        peerEnded = ended;
        servers = snapshot.connections().size() - ofClients;
    }

    /** All sockets in the table that are open, the agent's own left out. */
    int open() {
        return snapshot.tracked() - snapshot.own();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        int descriptors = held.openDescriptors();
        if (descriptors > 0) {
            int others = descriptors - held.count() - held.files();
            lines.add("Descriptors: " + (held.countsAll() ? "" : "at least ") + descriptors + " open (" + held.count()
                    + " sockets, " + held.files() + " files, " + others + " pipes, selectors and others)"
                    + (held.descriptorLimit() == 0 ? "" : ", limit " + held.descriptorLimit()));
        }
        lines.add("Sockets: " + snapshot.listeners().size() + " listeners, " + clients + " client and " + servers
                + " server connections, " + snapshot.datagramSockets().size() + " for datagrams, "
                + snapshot.unconnected().size() + " neither listening nor connected");
        lines.add("Besides: " + snapshot.connectsInProgress() + " connects in progress; " + leaked
                + " sockets forgotten and closed by the garbage collector so far; " + snapshot.untracked()
                + " not tracked; " + snapshot.own() + " sockets of jsock's own");
        lines.addAll(states());
        return lines;
    }

    /** TCP's states, unless the kernel could not be asked, as when there is no descriptor left to do so. */
    private List<String> states() {
        List<String> lines = new ArrayList<>();
        Map<TcpState, Integer> states = new EnumMap<>(TcpState.class);
        for (Connection connection : snapshot.connections()) {
            KernelState state = held.stateOf(connection);
            if (state != null) {
                states.merge(state.tcpState(), 1, Integer::sum);
            }
        }
        if (!states.isEmpty()) {
            List<String> texts = new ArrayList<>();
            states.forEach((state, count) -> texts.add(count + " " + state.label()));
            lines.add("TCP: " + String.join(", ", texts) + ", in the kernel at " + IsoTime.text(held.takenMillis()));
        }
        if (peerEnded > 0) {
            lines.add("Of " + peerEnded
                    + " connections the application has read the peer's end, and not closed them yet");
        }
        return lines;
    }
}
