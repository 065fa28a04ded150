package io.github.jsock.exporter.jmx;

import io.github.jsock.exporter.Outcomes;
import io.github.jsock.recorder.ServiceSnapshot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service in one role as a row of a table. */
public final class ServiceRow {
    private final ServiceSnapshot service;
    private final String serviceName;
    private final @Nullable Integer ephemeralPortsInUse;

    ServiceRow(ServiceSnapshot service, String serviceName, @Nullable Integer ephemeralPortsInUse) {
        this.ephemeralPortsInUse = ephemeralPortsInUse;
        this.service = service;
        this.serviceName = serviceName;
    }

    public String getTransport() {
        return service.service().transport().label();
    }

    public String getRole() {
        return service.role().label();
    }

    public String getServerAddress() {
        return service.service().address();
    }

    public int getServerPort() {
        return service.service().port();
    }

    /** The registered name of the port; empty when it has none. */
    public String getServiceName() {
        return serviceName;
    }

    public long getOpen() {
        return service.open();
    }

    public long getOpened() {
        return service.opened();
    }

    /** Ended connections by reason. */
    public Map<String, Long> getClosed() {
        return Outcomes.closed(service);
    }

    /** Failed connects (as client) or accepts (as server) by cause. */
    public Map<String, Long> getFailures() {
        return Outcomes.failures(service);
    }

    public long getAccepted() {
        return service.accepted();
    }

    /** As client: how many ephemeral ports are in use towards it, by whatever process; null when that is not known. */
    public @Nullable Integer getEphemeralPortsInUse() {
        return ephemeralPortsInUse;
    }

    public long getBytesReceived() {
        return service.bytesReceived();
    }

    public long getBytesSent() {
        return service.bytesSent();
    }

    public long getReads() {
        return service.reads();
    }

    public long getWrites() {
        return service.writes();
    }
}
