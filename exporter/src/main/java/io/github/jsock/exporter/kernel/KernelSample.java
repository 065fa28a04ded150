package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.Recording;
import io.github.jsock.recorder.Snapshot;
import io.github.jsock.recorder.Transport;
import io.github.jsock.recorder.WallClock;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sockets that this process held at one moment, by the kernel's word: its descriptors joined with the tables. Of connections
 * that the recorder has too, no more is kept than how they were.
 */
final class KernelSample {
    private final SocketDescriptors descriptors;
    private final ConnectionStates states;
    /** All others that are in a table, by descriptor. */
    private final Map<Integer, KernelSocket> sockets = new HashMap<>();

    private final boolean complete;
    private final boolean tcpComplete;
    private final long takenMillis;

    private KernelSample(
            SocketDescriptors descriptors,
            @Nullable Connection[] recorded,
            @Nullable PortCensus census,
            @Nullable KernelSample previous,
            long nowMillis) {
        this.descriptors = descriptors;
        states = new ConnectionStates(descriptors.places());
        FoundRows rows = new FoundRows(descriptors.inodes(), known(recorded, previous), states);
        ProcNet tables = ProcNet.search(rows, census);
        descriptors.confirm(rows);
        complete = descriptors.areComplete() && tables.isComplete() && descriptors.count() > 0;
        boolean tcpRead = tables.has(ProcTable.TCP) && tables.has(ProcTable.TCP6);
        tcpComplete = tcpRead && descriptors.count() > 0;
        takenMillis = tcpRead || previous == null ? nowMillis : previous.takenMillis;
        for (int place = 0; place < descriptors.places(); place++) {
            KernelSocket found = rows.socket(place);
            Connection connection = recorded[place];
            if (found != null) {
                keep(place, found, connection);
            } else if (previous != null && states.id(place) == 0) {
                keepFrom(previous, place, tables);
                if (tcpRead && connection != null && connection.transport() == Transport.TCP) {
                    keepMissing(previous, place, connection);
                }
            }
        }
    }

    /** The numbers of the connections that were found under the same descriptors before, and are of the same sockets still. */
    private long[] known(@Nullable Connection[] recorded, @Nullable KernelSample previous) {
        long[] ids = new long[descriptors.places()];
        for (int place = 0; previous != null && place < ids.length; place++) {
            Connection connection = recorded[place];
            if (connection != null && previous.isKnown(connection, descriptors.inode(place))) {
                ids[place] = connection.id();
            }
        }
        return ids;
    }

    /** Of others than recorded connections it is not known whether they came meanwhile, and there are few. */
    private boolean seemsSame(int descriptor) {
        long id = connectionId(descriptor);
        return id != 0 && Recording.isTracked(descriptor, id);
    }

    private boolean isKnown(Connection connection, long inode) {
        int place = descriptors.placeOf(connection.descriptor());
        return place >= 0 && descriptors.inode(place) == inode && states.id(place) == connection.id();
    }

    private void keep(int place, KernelSocket found, @Nullable Connection recorded) {
        KernelState state = found.connectionState();
        if (recorded != null && state != null && found.isOf(recorded.association())) {
            states.set(place, recorded.id(), state);
        } else {
            sockets.put(descriptors.descriptor(place), found);
        }
    }

    /** What a socket was before, when the table that has it cannot be read now. */
    private void keepFrom(KernelSample previous, int place, ProcNet tables) {
        int descriptor = descriptors.descriptor(place);
        int before = previous.descriptors.placeOf(descriptor);
        if (before < 0 || previous.descriptors.inode(before) != descriptors.inode(place)) {
            return;
        }
        KernelState state = previous.states.at(before);
        KernelSocket socket = previous.sockets.get(descriptor);
        if (state != null && !(tables.has(ProcTable.TCP) && tables.has(ProcTable.TCP6))) {
            states.set(place, previous.states.id(before), state);
        } else if (socket != null && !tables.has(socket.table())) {
            sockets.put(descriptor, socket);
        }
    }

    /**
     * A connection that was in a table and is in none any more, though its descriptor is open, is over for the kernel: it keeps the
     * socket for the application in TCP_CLOSE, without an association (tcp_done in net/ipv4/tcp.c). That is known when it is missing
     * twice. Of one that was never there nothing is known: it may be of another network namespace, or of MPTCP.
     */
    private void keepMissing(KernelSample previous, int place, Connection connection) {
        if (descriptors.inode(place) == 0 || !previous.isKnown(connection, descriptors.inode(place))) {
            return;
        }
        KernelState before = previous.stateOf(connection);
        if (before == null || before.tcpState() == TcpState.CLOSED) {
            states.set(place, connection.id(), KernelState.of(TcpState.CLOSED, 0, 0));
        } else {
            states.setMissing(place, connection.id());
        }
    }

    /** Whether the kernel could be asked, and has told all; where there is no {@code /proc}, it could not. */
    boolean isComplete() {
        return complete;
    }

    /** Whether the kernel has told all of TCP. */
    boolean isTcpComplete() {
        return tcpComplete;
    }

    /** Takes one now, of which nothing is recorded. */
    static KernelSample take() {
        return take(Collections.emptyList(), null, null);
    }

    /**
     * Takes one now.
     *
     * @param snapshot what is recorded
     * @param census counts the rows of TCP
     * @param previous tells what the sockets were, should it not be possible to read a table, and saves looking at each
     *     descriptor
     */
    static KernelSample take(Snapshot snapshot, PortCensus census, @Nullable KernelSample previous) {
        return take(snapshot.connections(), census, previous);
    }

    private static KernelSample take(
            List<Connection> connections, @Nullable PortCensus census, @Nullable KernelSample previous) {
        long now = WallClock.millisAt(System.nanoTime());
        SocketDescriptors descriptors = previous == null
                ? SocketDescriptors.read()
                : SocketDescriptors.readSince(previous.descriptors, previous::seemsSame);
        Connection[] recorded = new Connection[descriptors.places()];
        for (Connection connection : connections) {
            int place = descriptors.placeOf(connection.descriptor());
            if (place >= 0) {
                recorded[place] = connection;
            }
        }
        return new KernelSample(descriptors, recorded, census, previous, now);
    }

    /** When the tables of TCP were read, in milliseconds since the epoch: what came later may be missing. */
    long takenMillis() {
        return takenMillis;
    }

    /** Which descriptors there were. */
    SocketDescriptors descriptors() {
        return descriptors;
    }

    /** How a connection was; {@code null} when that is not known. */
    @Nullable
    KernelState stateOf(Connection connection) {
        int place = descriptors.placeOf(connection.descriptor());
        if (place < 0) {
            return null;
        }
        if (states.id(place) == connection.id()) {
            return states.at(place);
        }
        KernelSocket socket = sockets.get(connection.descriptor());
        return socket != null && connection.openedMillis() <= takenMillis && socket.isOf(connection.association())
                ? socket.connectionState()
                : null;
    }

    /** The number of the recorded connection that a descriptor was; 0 when it was none. */
    long connectionId(int descriptor) {
        int place = descriptors.placeOf(descriptor);
        return place < 0 ? 0 : states.id(place);
    }

    /**
     * What a descriptor is that was no recorded connection; {@code null} when it is no socket, or one that is in no table: an IP
     * socket that was never bound, one whose connection was reset, or a kind that has no table.
     */
    @Nullable
    KernelSocket socket(int descriptor) {
        return sockets.get(descriptor);
    }

    /** All that are in a table and were no recorded connections. */
    Collection<KernelSocket> sockets() {
        return Collections.unmodifiableCollection(sockets.values());
    }
}
