package io.github.jsock.recorder;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What is counted by role rather than by service: durations, TLS, and errors of reading and writing. */
final class RoleTotals {
    final Tally<ErrorType> transferErrors = new Tally<>(ErrorType.class);
    final Tally<ErrorType> handshakeFailures = new Tally<>(ErrorType.class);
    final DurationHistogram handshakeDurations = new DurationHistogram(Durations.CONNECT_BOUNDS_NANOS);
    private final Map<CloseReason, DurationHistogram> durations = new EnumMap<>(CloseReason.class);

    RoleTotals() {
        for (CloseReason reason : CloseReason.values()) {
            durations.put(reason, new DurationHistogram(Durations.CONNECTION_BOUNDS_NANOS));
        }
    }

    /** How long connections lived that ended for this reason. */
    DurationHistogram durations(CloseReason reason) {
        return Objects.requireNonNull(durations.get(reason));
    }
}
