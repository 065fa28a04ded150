package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Endpoint;

/** One row of the tables in {@code /proc/self/net}. */
final class KernelSocket {
    /** TCP_ESTABLISHED of the kernel's {@code include/net/tcp_states.h}. */
    private static final int ESTABLISHED = 1;

    private static final int SYN_SENT = 2;
    private static final int SYN_RECV = 3;
    private static final int CLOSE = 7;
    private static final int LISTEN = 10;

    private final ProcTable table;
    private final Endpoint local;
    private final Endpoint peer;
    private final int state;
    private final boolean stream;

    /**
     * A row.
     *
     * @param state as {@code tcp_states.h} numbers it, whichever the table
     */
    KernelSocket(ProcTable table, Endpoint local, Endpoint peer, int state) {
        this(table, local, peer, state, table == ProcTable.TCP || table == ProcTable.TCP6);
    }

    private KernelSocket(ProcTable table, Endpoint local, Endpoint peer, int state, boolean stream) {
        this.stream = stream;
        this.table = table;
        this.local = local;
        this.peer = peer;
        this.state = state;
    }

    /** A Unix domain stream socket, of which the tables have the local end alone. */
    static KernelSocket unixStream(ProcTable table, Endpoint local, boolean listening, boolean connected) {
        int state = listening ? LISTEN : connected ? ESTABLISHED : CLOSE;
        return new KernelSocket(table, local, Endpoint.UNKNOWN, state, true);
    }

    ProcTable table() {
        return table;
    }

    Endpoint local() {
        return local;
    }

    /** The other end; unknown when there is none, or when its table does not tell. */
    Endpoint peer() {
        return peer;
    }

    /** Whether it is of TCP, or a Unix domain socket for streams. */
    boolean isStream() {
        return stream;
    }

    /** Whether its peer has not answered yet. */
    boolean isConnecting() {
        return state == SYN_SENT;
    }

    boolean isListening() {
        return state == LISTEN;
    }

    /** Whether it is connected, or was and is being closed by one side. */
    boolean isConnected() {
        return state >= ESTABLISHED && state != SYN_SENT && state != SYN_RECV && state != CLOSE && state != LISTEN;
    }
}
