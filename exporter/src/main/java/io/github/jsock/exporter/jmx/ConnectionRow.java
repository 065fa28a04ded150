package io.github.jsock.exporter.jmx;

import io.github.jsock.exporter.IsoTime;
import io.github.jsock.exporter.kernel.KernelState;
import io.github.jsock.recorder.Connection;
import org.jspecify.annotations.Nullable;

/** An open connection as a row of a table. */
public final class ConnectionRow {
    private final Connection connection;
    private final String serviceName;
    private final @Nullable KernelState state;

    ConnectionRow(Connection connection, String serviceName, @Nullable KernelState state) {
        this.state = state;
        this.connection = connection;
        this.serviceName = serviceName;
    }

    public long getId() {
        return connection.id();
    }

    /** The file descriptor. */
    public int getFd() {
        return connection.descriptor();
    }

    public String getTransport() {
        return connection.association().transport().label();
    }

    public String getRole() {
        return connection.role().label();
    }

    /** As the kernel has it: {@code established}, {@code close_wait} and so on; null, as the queues, when it is not known. */
    public @Nullable String getState() {
        return state == null ? null : state.tcpState().label();
    }

    /** What has arrived and was not read yet; the peer's end of stream counts as one byte until it is read. */
    public @Nullable Long getReceiveQueueBytes() {
        return state == null ? null : Long.valueOf(state.receiveQueueBytes());
    }

    /** What was written and the peer has not acknowledged yet. */
    public @Nullable Long getSendQueueBytes() {
        return state == null ? null : Long.valueOf(state.sendQueueBytes());
    }

    /** Empty, as the peer's, when it is not known. */
    public String getLocalAddress() {
        return connection.association().local().address();
    }

    public int getLocalPort() {
        return connection.association().local().port();
    }

    public String getPeerAddress() {
        return connection.association().peer().address();
    }

    public int getPeerPort() {
        return connection.association().peer().port();
    }

    public String getServerAddress() {
        return connection.service().address();
    }

    public int getServerPort() {
        return connection.service().port();
    }

    /** The registered name of the server's port; empty when it has none. */
    public String getServiceName() {
        return serviceName;
    }

    /** ISO-8601 in UTC; null when the connection was there before it could be observed. */
    public @Nullable String getOpenedAt() {
        return connection.adopted() ? null : IsoTime.text(connection.openedMillis());
    }

    public int getIdleSeconds() {
        return connection.idleSeconds();
    }

    public long getBytesReceived() {
        return connection.bytesReceived();
    }

    public long getBytesSent() {
        return connection.bytesSent();
    }

    public long getReads() {
        return connection.reads();
    }

    public long getWrites() {
        return connection.writes();
    }

    public boolean isAdopted() {
        return connection.adopted();
    }
}
