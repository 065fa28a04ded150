package io.github.jsock.exporter;

import io.github.jsock.recorder.ErrorType;
import io.github.jsock.recorder.Health;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.ServiceSnapshot;
import io.github.jsock.recorder.Snapshot;
import io.github.jsock.recorder.Transport;

/** The sums over all services of a snapshot. */
public final class Totals {
    private long opened;
    private long closed;
    private long connectFailures;
    private long openFailures;
    private long bytesReceived;
    private long bytesSent;
    private long datagramsReceived;
    private long datagramsSent;

    /** The sums of this snapshot. */
    public Totals(Snapshot snapshot) {
        for (ServiceSnapshot service : snapshot.services()) {
            if (service.isDatagram()) {
                datagramsReceived += service.reads();
                datagramsSent += service.writes();
            } else {
                opened += service.opened();
                closed += service.closed();
            }
            connectFailures += service.role() == Role.CLIENT ? failures(service) : 0;
            bytesReceived += service.bytesReceived();
            bytesSent += service.bytesSent();
        }
        for (Transport transport : Transport.values()) {
            for (ErrorType error : ErrorType.values()) {
                openFailures += snapshot.transport(transport).openFailures(error);
            }
        }
    }

    /** Failed connects (as client) or accepts (as server) of one service, for whatever cause. */
    public static long failures(ServiceSnapshot service) {
        long failures = 0;
        for (ErrorType error : ErrorType.values()) {
            failures += service.failures(error);
        }
        return failures;
    }

    /** Failures inside the agent since it started, wherever they happened. */
    public static long agentErrors() {
        long errors = 0;
        for (long count : Health.errors().values()) {
            errors += count;
        }
        return errors;
    }

    /** TCP and Unix domain connections opened so far, in both roles. */
    public long opened() {
        return opened;
    }

    /** Connections that have ended. */
    public long closed() {
        return closed;
    }

    /** Connections that are open now. */
    public long open() {
        return opened - closed;
    }

    /** Sockets of every kind that could not be opened. */
    public long openFailures() {
        return openFailures;
    }

    /** Connects that have failed. */
    public long connectFailures() {
        return connectFailures;
    }

    /** Datagrams received, empty ones included. */
    public long datagramsReceived() {
        return datagramsReceived;
    }

    /** Datagrams sent, empty ones included. */
    public long datagramsSent() {
        return datagramsSent;
    }

    /** Payload bytes read by the application. */
    public long bytesReceived() {
        return bytesReceived;
    }

    /** Payload bytes taken from the application by the kernel. */
    public long bytesSent() {
        return bytesSent;
    }
}
