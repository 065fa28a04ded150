package io.github.jsock.acceptance;

import org.jspecify.annotations.Nullable;

/**
 * One TCP socket of a process, as the kernel has it.
 *
 * @param state as {@code ss} names it: {@code LISTEN}, {@code ESTAB}, {@code CLOSE-WAIT} and so on
 * @param info what TCP_INFO counts; null for a listener
 */
record KernelSocket(
        int fd,
        long inode,
        String state,
        String localAddress,
        int localPort,
        String peerAddress,
        int peerPort,
        @Nullable TcpInfo info) {

    boolean isListening() {
        return state.equals("LISTEN");
    }

    /** The bytes that the program has written, see {@link TcpInfo#written()}. */
    long written() {
        return requireInfo().written();
    }

    /** The bytes that the program has read, see {@link TcpInfo#read(boolean)}. */
    long read() {
        return requireInfo().read(state.equals("CLOSE-WAIT") || state.equals("LAST-ACK") || state.equals("CLOSING"));
    }

    private TcpInfo requireInfo() {
        if (info == null) {
            throw new AssertionError("ss does not list " + this);
        }
        return info;
    }
}
