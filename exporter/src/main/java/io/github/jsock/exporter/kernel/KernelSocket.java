package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Association;
import io.github.jsock.recorder.Endpoint;
import org.jspecify.annotations.Nullable;

/** One row of the tables in {@code /proc/self/net}. */
final class KernelSocket {
    private final ProcTable table;
    private final Endpoint local;
    private final Endpoint peer;
    private final @Nullable TcpState state;
    private final boolean stream;
    private final long receiveQueue;
    private final long sendQueue;

    /**
     * A row of one of the tables of IP sockets.
     *
     * @param state in the words of TCP, whichever the table; {@code null} when it has none
     * @param receiveQueue bytes that wait to be read; of a listener, connections that wait to be accepted
     * @param sendQueue bytes that the peer has not acknowledged
     */
    KernelSocket(
            ProcTable table,
            Endpoint local,
            Endpoint peer,
            @Nullable TcpState state,
            long receiveQueue,
            long sendQueue) {
        this.table = table;
        this.local = local;
        this.peer = peer;
        this.state = state;
        this.stream = table == ProcTable.TCP || table == ProcTable.TCP6;
        this.receiveQueue = receiveQueue;
        this.sendQueue = sendQueue;
    }

    private KernelSocket(ProcTable table, Endpoint local, @Nullable TcpState state, boolean stream) {
        this.table = table;
        this.local = local;
        this.peer = Endpoint.UNKNOWN;
        this.state = state;
        this.stream = stream;
        this.receiveQueue = 0;
        this.sendQueue = 0;
    }

    /** A socket of which no more is told than its own address, if that. */
    static KernelSocket stateless(ProcTable table, Endpoint local) {
        return new KernelSocket(table, local, null, false);
    }

    /** A Unix domain stream socket, of which the tables have the local end alone. */
    static KernelSocket unixStream(ProcTable table, Endpoint local, boolean listening, boolean connected) {
        TcpState state = listening ? TcpState.LISTEN : connected ? TcpState.ESTABLISHED : TcpState.CLOSED;
        return new KernelSocket(table, local, state, true);
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
        return state == TcpState.SYN_SENT;
    }

    boolean isListening() {
        return state == TcpState.LISTEN;
    }

    /** Whether it is connected, or was and is being closed by one side. */
    boolean isConnected() {
        return state != null
                && state != TcpState.SYN_SENT
                && state != TcpState.SYN_RECEIVED
                && state != TcpState.CLOSED
                && state != TcpState.LISTEN;
    }

    /** How it is, if it is of TCP and not a listener; else {@code null}. */
    @Nullable
    KernelState connectionState() {
        return state == null || state == TcpState.LISTEN || table.kind().equals("unix") || !stream
                ? null
                : KernelState.of(state, receiveQueue, sendQueue);
    }

    /** Of a listener of TCP: the connections that wait to be accepted. */
    long acceptQueue() {
        return receiveQueue;
    }

    /** Whether this can be that connection: a descriptor may have gone to another socket meanwhile. */
    boolean isOf(Association association) {
        return local.equals(association.local()) && (local.isUnix() || peer.equals(association.peer()));
    }
}
