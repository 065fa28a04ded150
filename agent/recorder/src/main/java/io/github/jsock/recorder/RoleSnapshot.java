package io.github.jsock.recorder;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What had been counted for one role of one transport, over all services, at one moment. */
public final class RoleSnapshot {
    private final Tally<ErrorType> transferErrors;
    private final Tally<ErrorType> handshakeFailures;
    private final Durations handshakeDurations;
    private final Map<CloseReason, Durations> durations = new EnumMap<>(CloseReason.class);

    RoleSnapshot(RoleTotals totals) {
        transferErrors = totals.transferErrors.copy();
        handshakeFailures = totals.handshakeFailures.copy();
        handshakeDurations = totals.handshakeDurations.snapshot();
        for (CloseReason reason : CloseReason.values()) {
            durations.put(reason, totals.durations(reason).snapshot());
        }
    }

    /** How many reads and writes have failed for this cause. */
    public long transferErrors(ErrorType error) {
        return transferErrors.of(error);
    }

    /** How many TLS handshakes have failed for this cause. */
    public long handshakeFailures(ErrorType error) {
        return handshakeFailures.of(error);
    }

    /** How long the TLS handshakes took that succeeded. */
    public Durations handshakeDurations() {
        return handshakeDurations;
    }

    /** How long the connections lived that ended for this reason. */
    public Durations durations(CloseReason reason) {
        return Objects.requireNonNull(durations.get(reason));
    }
}
