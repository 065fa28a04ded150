package io.github.jsock.recorder;

/** An open connection with what had passed through it at one moment. */
final class FrozenConnection extends Connection {
    private final TrackedSocket socket;
    private final long bytesReceived;
    private final long bytesSent;
    private final long reads;
    private final long writes;
    private final int idleSeconds;

    FrozenConnection(TrackedSocket socket) {
        this.socket = socket;
        this.bytesReceived = socket.bytesReceived();
        this.bytesSent = socket.bytesSent();
        this.reads = socket.reads();
        this.writes = socket.writes();
        this.idleSeconds = socket.idleSeconds();
    }

    @Override
    TrackedSocket socket() {
        return socket;
    }

    @Override
    public long bytesReceived() {
        return bytesReceived;
    }

    @Override
    public long bytesSent() {
        return bytesSent;
    }

    @Override
    public long reads() {
        return reads;
    }

    @Override
    public long writes() {
        return writes;
    }

    @Override
    public int idleSeconds() {
        return idleSeconds;
    }
}
