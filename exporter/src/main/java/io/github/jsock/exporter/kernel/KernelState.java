package io.github.jsock.exporter.kernel;

/** What the kernel said of one TCP connection at the moment at which it was asked; immutable. */
public final class KernelState {
    /** With empty queues, by number. */
    private static final KernelState[] QUIET = quiet();

    private final TcpState tcpState;
    private final long receiveQueueBytes;
    private final long sendQueueBytes;

    private KernelState(TcpState tcpState, long receiveQueueBytes, long sendQueueBytes) {
        this.tcpState = tcpState;
        this.receiveQueueBytes = receiveQueueBytes;
        this.sendQueueBytes = sendQueueBytes;
    }

    /** This state; one for all whose queues are empty, as most are at any moment. */
    static KernelState of(TcpState tcpState, long receiveQueueBytes, long sendQueueBytes) {
        return receiveQueueBytes == 0 && sendQueueBytes == 0
                ? QUIET[tcpState.number()]
                : new KernelState(tcpState, receiveQueueBytes, sendQueueBytes);
    }

    private static KernelState[] quiet() {
        KernelState[] quiet = new KernelState[TcpState.values().length + 1];
        for (TcpState state : TcpState.values()) {
            quiet[state.number()] = new KernelState(state, 0, 0);
        }
        return quiet;
    }

    /** How far it has come. */
    public TcpState tcpState() {
        return tcpState;
    }

    /**
     * What has arrived and was not read yet, in bytes: {@code Recv-Q} of {@code ss}. The end of stream (FIN) counts as one
     * byte until it is read.
     */
    public long receiveQueueBytes() {
        return receiveQueueBytes;
    }

    /** What was written and the peer has not acknowledged yet, in bytes, sent or not: {@code Send-Q} of {@code ss}. */
    public long sendQueueBytes() {
        return sendQueueBytes;
    }

    @Override
    public String toString() {
        return tcpState.label() + ", receive queue " + receiveQueueBytes + ", send queue " + sendQueueBytes;
    }
}
