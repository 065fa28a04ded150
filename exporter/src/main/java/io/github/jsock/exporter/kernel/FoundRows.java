package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Endpoint;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel's tables say of the sockets of one process, found by inode. What is known to be a certain connection needs no
 * addresses: its state goes to {@link ConnectionStates}.
 */
final class FoundRows {
    private static final int NONE = -1;

    private final long[] wanted;
    /** The place of a wanted inode, and the next one that has the same, as what {@code dup(2)} made. */
    private final int[] firstPlaces;

    private final int[] nextPlaces;
    private final long[] knownIds;
    private final ConnectionStates states;
    private final @Nullable KernelSocket[] sockets;
    private int missing;

    /**
     * Nothing found yet.
     *
     * @param inodes what is wanted, by place
     * @param knownIds the number of the connection that an inode is known to be, by place; 0 where it is not known
     * @param states takes how those are
     */
    FoundRows(long[] inodes, long[] knownIds, ConnectionStates states) {
        this.knownIds = knownIds;
        this.states = states;
        wanted = inodes.clone();
        Arrays.sort(wanted);
        sockets = new KernelSocket[inodes.length];
        firstPlaces = new int[inodes.length];
        nextPlaces = new int[inodes.length];
        missing = inodes.length;
        Arrays.fill(firstPlaces, NONE);
        for (int place = 0; place < inodes.length; place++) {
            int index = Arrays.binarySearch(wanted, inodes[place]);
            nextPlaces[place] = firstPlaces[index];
            firstPlaces[index] = place;
        }
    }

    /** Whether something is wanted that has not been found. */
    boolean isMissingAny() {
        return missing > 0;
    }

    /** Takes a row of a table of IP sockets, if its inode is wanted: most rows are of other processes, or of none. */
    void add(ProcTable table, InternetRows row) throws UnknownHostException {
        TcpState state = table.kind().equals("tcp") ? row.state() : null;
        KernelSocket socket = null;
        for (int place = placeOf(row.inode()); place != NONE; place = nextPlaces[place]) {
            if (state != null && knownIds[place] != 0) {
                missing -= states.id(place) == 0 ? 1 : 0;
                states.set(place, knownIds[place], state, row.receiveQueue(), row.sendQueue());
            } else {
                socket = socket == null ? socketOf(table, row) : socket;
                put(place, socket);
            }
        }
    }

    private static KernelSocket socketOf(ProcTable table, InternetRows row) throws UnknownHostException {
        Endpoint peer = row.peer().port() == 0 ? Endpoint.UNKNOWN : row.peer().endpoint();
        return new KernelSocket(table, row.local().endpoint(), peer, row.state(), row.receiveQueue(), row.sendQueue());
    }

    /** Takes a row of another table, if its inode is wanted. */
    void add(long inode, KernelSocket socket) {
        for (int place = placeOf(inode); place != NONE; place = nextPlaces[place]) {
            put(place, socket);
        }
    }

    private void put(int place, KernelSocket socket) {
        missing -= sockets[place] == null ? 1 : 0;
        sockets[place] = socket;
    }

    private int placeOf(long inode) {
        int index = Arrays.binarySearch(wanted, inode);
        return index < 0 ? NONE : firstPlaces[index];
    }

    /** What was found for a place, unless its state alone was taken; {@code null} for nothing. */
    @Nullable
    KernelSocket socket(int place) {
        return sockets[place];
    }

    /** Whether something was found for a place. */
    boolean has(int place) {
        return sockets[place] != null || states.id(place) != 0;
    }
}
