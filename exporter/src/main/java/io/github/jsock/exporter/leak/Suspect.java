package io.github.jsock.exporter.leak;

import io.github.jsock.recorder.Opening;
import org.jspecify.annotations.Nullable;

/** One socket that may have been forgotten. */
final class Suspect {
    final long id;
    final String kind;
    final Opening opening;
    final Evidence evidence;
    /** Whom it talks to, or on whose behalf; {@code null} for none. */
    final @Nullable String service;
    /** At least so long; more when it was open before it could be observed. */
    final long openSeconds;

    final int idleSeconds;

    Suspect(
            long id,
            String kind,
            Opening opening,
            Evidence evidence,
            @Nullable String service,
            long openSeconds,
            int idleSeconds) {
        this.id = id;
        this.kind = kind;
        this.opening = opening;
        this.evidence = evidence;
        this.service = service;
        this.openSeconds = openSeconds;
        this.idleSeconds = idleSeconds;
    }
}
