package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.Recording;
import io.github.jsock.recorder.Snapshot;
import io.github.jsock.recorder.Transport;

/**
 * Which TCP connections the peer has ended and the application has not closed: those that wait in {@code CLOSE_WAIT}, for as
 * long as the application likes.
 */
public final class CloseWait {
    private static final int NOT = -1;

    private CloseWait() {}

    /**
     * For how many seconds a connection has waited for its close; -1 when it does not.
     *
     * <p>The kernel's word counts where it is known, else that the application has read the end of the stream. The kernel
     * does not tell since when: it is since the end of the stream was read, or else since this was first asked. So it may
     * have waited for longer.
     */
    public static int seconds(Connection connection, HeldSockets held) {
        KernelState state = held.stateOf(connection);
        boolean waits = state == null ? seemsTo(connection) : state.tcpState() == TcpState.CLOSE_WAIT;
        if (!waits) {
            return NOT;
        }
        Recording.notePeerEnded(connection);
        return connection.peerEndedSeconds();
    }

    /** Notes which connections of a snapshot wait now, so that their ages begin to count. */
    public static void note(Snapshot snapshot, HeldSockets held) {
        snapshot.connections().forEach(connection -> seconds(connection, held));
    }

    private static boolean seemsTo(Connection connection) {
        return connection.association().transport() == Transport.TCP
                && connection.peerEndedSeconds() >= 0
                && !connection.isOutputShutdown();
    }
}
