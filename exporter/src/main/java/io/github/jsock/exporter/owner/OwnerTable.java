package io.github.jsock.exporter.owner;

import io.github.jsock.exporter.kernel.CloseWait;
import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.DatagramSocketState;
import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.Opening;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.Snapshot;
import io.github.jsock.recorder.UnconnectedSocket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A snapshot's sockets by owner. */
public final class OwnerTable {
    private final Map<String, OwnerRow> byName = new TreeMap<>();
    private final Map<Role, Integer> closeWaitSeconds = new EnumMap<>(Role.class);
    private final Owners owners;

    /** Everything that is open in a snapshot, and all that was ever forgotten. */
    public OwnerTable(Snapshot snapshot, HeldSockets held, Owners owners) {
        this.owners = owners;
        for (Connection connection : snapshot.connections()) {
            OwnerRow row = row(connection.opening());
            row.addConnection(connection.role());
            int waits = CloseWait.seconds(connection, held);
            if (waits >= 0) {
                row.addCloseWait(waits);
                closeWaitSeconds.merge(connection.role(), waits, Math::max);
            }
        }
        for (Listener listener : snapshot.listeners()) {
            row(listener.opening()).addListener();
        }
        for (DatagramSocketState socket : snapshot.datagramSockets()) {
            row(socket.opening()).addDatagramSocket();
        }
        for (UnconnectedSocket socket : snapshot.unconnected()) {
            row(socket.opening()).addUnconnected();
        }
        owners.leaked().forEach((owner, sockets) -> row(owner).leaked(sockets));
    }

    private OwnerRow row(Opening opening) {
        OwnerRow row = row(owners.nameOf(opening));
        row.openedAt(owners.of(opening));
        return row;
    }

    private OwnerRow row(String owner) {
        return byName.computeIfAbsent(owner, OwnerRow::new);
    }

    /** For how long a connection in this role has waited in {@code CLOSE_WAIT}, at most, in seconds; 0 when none does. */
    public int closeWaitSeconds(Role role) {
        return closeWaitSeconds.getOrDefault(role, 0);
    }

    /** The rows, whoever has most open or has leaked most first; otherwise by name. */
    public List<OwnerRow> rows() {
        List<OwnerRow> rows = new ArrayList<>(byName.values());
        rows.sort(Comparator.comparingLong((OwnerRow row) -> -row.open() - row.leaked()));
        return rows;
    }
}
