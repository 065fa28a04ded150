package io.github.jsock.acceptance;

import org.jspecify.annotations.Nullable;

/**
 * One TCP or UDP socket of a process, as the kernel has it.
 *
 * @param state as {@code ss} names it: {@code LISTEN}, {@code ESTAB}, {@code CLOSE-WAIT} and so on; a datagram socket is
 *     {@code ESTAB} when connected and otherwise {@code CLOSE}
 * @param unread whether something waits to be read or accepted
 * @param info what TCP_INFO counts; null for a listener and for UDP
 */
record KernelSocket(
        int fd,
        long inode,
        String state,
        String localAddress,
        int localPort,
        String peerAddress,
        int peerPort,
        boolean unread,
        @Nullable TcpInfo info) {

    boolean isListening() {
        return state.equals("LISTEN");
    }

    boolean isConnecting() {
        return state.equals("SYN-SENT");
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
