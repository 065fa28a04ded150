package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Endpoint;

/** One row of {@code /proc/self/net/tcp} or {@code tcp6}. */
final class KernelSocket {
    /** TCP_ESTABLISHED of the kernel's {@code include/net/tcp_states.h}. */
    private static final int ESTABLISHED = 1;

    private static final int SYN_SENT = 2;
    private static final int SYN_RECV = 3;
    private static final int CLOSE = 7;
    private static final int LISTEN = 10;

    private final Endpoint local;
    private final Endpoint peer;
    private final int state;

    KernelSocket(Endpoint local, Endpoint peer, int state) {
        this.local = local;
        this.peer = peer;
        this.state = state;
    }

    Endpoint local() {
        return local;
    }

    Endpoint peer() {
        return peer;
    }

    boolean isListening() {
        return state == LISTEN;
    }

    /** Whether it is connected, or was and is being closed by one side. */
    boolean isConnected() {
        return state >= ESTABLISHED && state != SYN_SENT && state != SYN_RECV && state != CLOSE && state != LISTEN;
    }
}
