package io.github.jsock.programs.scenario;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One end of a connection, which counts the bytes that the program's own calls moved. One thread may send while another
 * receives and a third closes. Its text is the {@code CONN} or {@code UNIX} line of {@link Ledger}.
 */
abstract class End {
    private static final int PIECE = 48 * 1024;

    private final String identity;
    private final int localPort;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private volatile String state = "open";

    /** An end of a TCP connection. */
    End(String role, int localPort, int peerPort) {
        identity = "CONN " + localPort + " " + peerPort + " " + role;
        this.localPort = localPort;
    }

    /** An end of a connection without ports; {@code identity} is how its line begins. */
    End(String identity) {
        this.identity = identity;
        localPort = 0;
    }

    /** One write of these bytes; returns how many went. */
    abstract int write(byte[] bytes, int length) throws IOException;

    /** One read into these bytes; returns how many came, or -1 at the end of the stream. */
    abstract int read(byte[] bytes, int length) throws IOException;

    abstract void shutdownOutput() throws IOException;

    abstract void closeSocket() throws IOException;

    /** Writes this many bytes. */
    final void send(int bytes) throws IOException {
        byte[] piece = new byte[Math.min(bytes, PIECE)];
        for (int left = bytes; left > 0; ) {
            int n = write(piece, Math.min(left, piece.length));
            sent.addAndGet(n);
            left -= n;
        }
    }

    /** Reads exactly this many bytes. */
    final void receive(int bytes) throws IOException {
        byte[] piece = new byte[Math.min(bytes, PIECE)];
        for (int left = bytes; left > 0; ) {
            int n = read(piece, Math.min(left, piece.length));
            if (n < 0) {
                throw new EOFException(left + " bytes short");
            }
            received.addAndGet(n);
            left -= n;
        }
    }

    /** Reads until the peer's end of stream. */
    final void drain() throws IOException {
        byte[] piece = new byte[PIECE];
        for (int n; (n = read(piece, piece.length)) >= 0; ) {
            received.addAndGet(n);
        }
    }

    /** Closes the socket; {@code reason} is what this end had seen until then, see {@link Ledger}. */
    final void close(String reason) throws IOException {
        closeSocket();
        ended(reason);
    }

    /** Notes the end of a socket that something else closed. */
    final void ended(String reason) {
        state = reason;
    }

    /** Notes that both directions have been shut down: the kernel keeps no association, the descriptor stays open. */
    final void shut() {
        state = "shut";
    }

    final void countSent(long bytes) {
        sent.addAndGet(bytes);
    }

    final void countReceived(long bytes) {
        received.addAndGet(bytes);
    }

    final long sent() {
        return sent.get();
    }

    final long received() {
        return received.get();
    }

    final int localPort() {
        return localPort;
    }

    final boolean isClosed() {
        return !state.equals("open") && !state.equals("shut");
    }

    @Override
    public final String toString() {
        return identity + " " + sent + " " + received + " " + state;
    }
}
