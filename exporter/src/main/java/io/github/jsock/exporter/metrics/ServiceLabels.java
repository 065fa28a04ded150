package io.github.jsock.exporter.metrics;

import io.github.jsock.recorder.CloseReason;
import io.github.jsock.recorder.ErrorType;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.Service;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The labels of all series of one service in one role; made once, since making them costs more than a row. */
final class ServiceLabels {
    private static final Map<CloseReason, Labels> REASONS = new EnumMap<>(CloseReason.class);
    private static final Map<ErrorType, Labels> ERRORS = new EnumMap<>(ErrorType.class);

    static {
        for (CloseReason reason : CloseReason.values()) {
            REASONS.put(reason, Labels.of(Key.CLOSE_REASON, reason.label()));
        }
        for (ErrorType error : ErrorType.values()) {
            ERRORS.put(error, Labels.of(Key.ERROR_TYPE, error.label()));
        }
    }

    /** The service and its role. */
    final Labels service;
    /** The service alone. */
    final Labels server;

    final Labels receive;
    final Labels transmit;

    ServiceLabels(Service of, Role role) {
        server = server(of);
        service = server.add(Key.ROLE, role.label());
        receive = service.add(Key.DIRECTION, "receive");
        transmit = service.add(Key.DIRECTION, "transmit");
    }

    /** The labels of a service whose role is clear. */
    static Labels server(Service service) {
        return Labels.of(
                Key.TRANSPORT,
                service.transport().label(),
                Key.ADDRESS,
                service.address(),
                Key.PORT,
                Integer.toString(service.port()));
    }

    static Labels with(Labels labels, CloseReason reason) {
        return labels.merge(Objects.requireNonNull(REASONS.get(reason)));
    }

    static Labels with(Labels labels, ErrorType error) {
        return labels.merge(Objects.requireNonNull(ERRORS.get(error)));
    }
}
