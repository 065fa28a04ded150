package io.github.jsock.exporter.kernel;

/** What the kernel said of one TCP connection at the moment at which it was asked; immutable. */
public final class KernelState {
    private final TcpState tcpState;
    private final long receiveQueueBytes;
    private final long sendQueueBytes;

    KernelState(TcpState tcpState, long receiveQueueBytes, long sendQueueBytes) {
        this.tcpState = tcpState;
        this.receiveQueueBytes = receiveQueueBytes;
        this.sendQueueBytes = sendQueueBytes;
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
