package io.github.jsock.recorder;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What had been counted of one transport, over all its services, at one moment. */
public final class TransportSnapshot {
    private final Map<Role, RoleSnapshot> roles = new EnumMap<>(Role.class);
    private int connectsInProgress;
    private final Tally<ErrorType> openFailures;

    TransportSnapshot(TransportTotals totals) {
        openFailures = totals.openFailures.copy();
        for (Role role : Role.values()) {
            roles.put(role, new RoleSnapshot(totals.role(role)));
        }
    }

    /** Adds a connect that is outstanding, while the snapshot is being made. */
    void addConnecting() {
        connectsInProgress++;
    }

    /** What is counted by role. */
    public RoleSnapshot role(Role role) {
        return Objects.requireNonNull(roles.get(role));
    }

    /** Connects that have begun and neither succeeded nor failed. */
    public int connectsInProgress() {
        return connectsInProgress;
    }

    /** Sockets that could not be opened, for this cause. */
    public long openFailures(ErrorType cause) {
        return openFailures.of(cause);
    }
}
