package io.github.jsock.recorder;

/** What is counted by role rather than by service: durations, TLS, and errors of reading and writing. */
@SuppressWarnings("EnumOrdinal") // A map is two loads more, at each end of a connection.
final class RoleTotals {
    final Tally<ErrorType> transferErrors = new Tally<>(ErrorType.class);
    final Tally<ErrorType> handshakeFailures = new Tally<>(ErrorType.class);
    final DurationHistogram handshakeDurations = new DurationHistogram(Durations.CONNECT_BOUNDS_NANOS);
    private final DurationHistogram[] durations = new DurationHistogram[CloseReason.values().length];

    RoleTotals() {
        for (int i = 0; i < durations.length; i++) {
            durations[i] = new DurationHistogram(Durations.CONNECTION_BOUNDS_NANOS);
        }
    }

    /** How long connections lived that ended for this reason. */
    DurationHistogram durations(CloseReason reason) {
        return durations[reason.ordinal()];
    }
}
