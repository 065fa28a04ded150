package io.github.jsock.exporter.kernel;

import org.jspecify.annotations.Nullable;

/**
 * How connections of TCP were in the kernel, each known by the number that the recorder has given it. There may be many
 * thousand, and one sample is always kept: so each takes 17 bytes, at the place that its descriptor has among all.
 */
final class ConnectionStates {
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private final long[] ids;
    /** By their numbers; 0 where nothing is known. */
    private final byte[] states;

    private final int[] receiveQueues;
    private final int[] sendQueues;

    /** Nothing known at each of so many places. */
    ConnectionStates(int places) {
        ids = new long[places];
        states = new byte[places];
        receiveQueues = new int[places];
        sendQueues = new int[places];
    }

    /** How the connection with this number is; the kernel gives its queues as 32-bit numbers. */
    void set(int place, long id, TcpState state, long receiveQueueBytes, long sendQueueBytes) {
        ids[place] = id;
        states[place] = (byte) state.number();
        receiveQueues[place] = (int) receiveQueueBytes;
        sendQueues[place] = (int) sendQueueBytes;
    }

    /** It was in no table: it may have been passed over, since they change while they are read. */
    void setMissing(int place, long id) {
        ids[place] = id;
    }

    void set(int place, long id, KernelState state) {
        set(place, id, state.tcpState(), state.receiveQueueBytes(), state.sendQueueBytes());
    }

    /** The number of the connection that a descriptor was; 0 for none. */
    long id(int place) {
        return ids[place];
    }

    /** How it is; {@code null} where nothing is known. */
    @Nullable
    KernelState at(int place) {
        TcpState state = TcpState.numbered(states[place]);
        return state == null
                ? null
                : KernelState.of(state, receiveQueues[place] & UNSIGNED, sendQueues[place] & UNSIGNED);
    }
}
