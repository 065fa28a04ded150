package io.github.jsock.exporter.owner;

import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.DatagramSocketState;
import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.Opening;
import io.github.jsock.recorder.Snapshot;
import io.github.jsock.recorder.UnconnectedSocket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A snapshot's sockets by owner. */
public final class OwnerTable {
    private final Map<String, OwnerRow> byName = new TreeMap<>();
    private final Owners owners;

    /** Everything that is open in a snapshot, and all that was ever forgotten. */
    public OwnerTable(Snapshot snapshot, Owners owners) {
        this.owners = owners;
        for (Connection connection : snapshot.connections()) {
            row(connection.opening()).addConnection(connection.role());
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

    /** The rows, whoever has most open or has leaked most first; otherwise by name. */
    public List<OwnerRow> rows() {
        List<OwnerRow> rows = new ArrayList<>(byName.values());
        rows.sort(Comparator.comparingLong((OwnerRow row) -> -row.open() - row.leaked()));
        return rows;
    }
}
