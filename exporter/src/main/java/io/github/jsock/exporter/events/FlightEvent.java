package io.github.jsock.exporter.events;

import io.github.jsock.exporter.owner.Origin;
import io.github.jsock.exporter.owner.Owners;
import io.github.jsock.recorder.CloseReason;
import io.github.jsock.recorder.Endpoint;
import io.github.jsock.recorder.ErrorType;
import io.github.jsock.recorder.Occurrence;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One type of event of Java Flight Recorder. It is committed by our thread, up to a second after it happened: when that was, and
 * who did it by which stack, are fields of their own.
 */
final class FlightEvent {
    private static final int MOST_FRAMES = 32;

    private final FlightApi api;
    private final Object factory;
    private final Object type;

    FlightEvent(Occurrence.Kind kind, FlightApi api) throws ReflectiveOperationException {
        this.api = api;
        factory = api.factory(
                Arrays.asList(
                        api.annotation("Name", "jsock." + name(kind)),
                        api.annotation("Label", "Socket " + kind.label().replace('_', ' ')),
                        api.annotation("Category", new String[] {"jsock"}),
                        api.annotation("Enabled", false),
                        api.annotation("StackTrace", false)),
                fields());
        type = api.typeOf(factory);
    }

    /** {@code ConnectFailed} and the like. */
    private static String name(Occurrence.Kind kind) {
        return Arrays.stream(kind.label().split("_"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private List<Object> fields() throws ReflectiveOperationException {
        List<Object> fields = new ArrayList<>();
        fields.add(api.field(
                long.class, "happenedAt", "Happened At", api.annotation("Timestamp", "MILLISECONDS_SINCE_EPOCH")));
        fields.add(api.field(long.class, "socketId", "Socket Id"));
        for (String[] text : new String[][] {
            {"transport", "Transport"},
            {"role", "Role"},
            {"local", "Local Address"},
            {"peer", "Peer Address"},
            {"service", "Service"}
        }) {
            fields.add(api.field(String.class, text[0], text[1]));
        }
        fields.add(api.field(long.class, "took", "Took or Lived", api.annotation("Timespan", "NANOSECONDS")));
        fields.add(api.field(long.class, "bytesReceived", "Bytes Received", api.annotation("DataAmount", "BYTES")));
        fields.add(api.field(long.class, "bytesSent", "Bytes Sent", api.annotation("DataAmount", "BYTES")));
        for (String[] text : new String[][] {
            {"closeReason", "Close Reason"},
            {"errorType", "Error Type"},
            {"owner", "Owner"},
            {"ownerLocation", "Owner's Jar"},
            {"openedBy", "Opened by Thread"},
            {"stack", "Stack of the Opening"}
        }) {
            fields.add(api.field(String.class, text[0], text[1]));
        }
        return fields;
    }

    /** Whether a recording wants such events. */
    boolean isEnabled() throws ReflectiveOperationException {
        return (boolean) api.isEnabled.invoke(type);
    }

    /** Takes the type back; what has been written of it stays. */
    void unregister() throws ReflectiveOperationException {
        api.unregister.invoke(factory);
    }

    /** Writes one to the recordings. */
    void commit(Occurrence event, Owners owners) throws ReflectiveOperationException {
        Role role = event.role();
        Service service = event.service();
        CloseReason reason = event.closeReason();
        ErrorType error = event.errorType();
        Origin origin = owners.of(event.opening());
        Object[] values = {
            event.millis(),
            event.id(),
            event.association().transport().label(),
            role == null ? null : role.label(),
            text(event.association().local()),
            text(event.association().peer()),
            service == null ? null : service.authority(),
            event.tookNanos() == Occurrence.UNKNOWN ? Long.MIN_VALUE : event.tookNanos(),
            event.bytesReceived(),
            event.bytesSent(),
            reason == null ? null : reason.label(),
            error == null ? null : error.label(),
            owners.nameOf(event.opening()),
            origin == null ? null : origin.location(),
            event.opening().thread(),
            origin == null ? null : stack(origin)
        };
        Object made = api.newEvent.invoke(factory);
        for (int i = 0; i < values.length; i++) {
            api.set.invoke(made, i, values[i]);
        }
        api.commit.invoke(made);
    }

    private static @Nullable String text(Endpoint endpoint) {
        return endpoint.isKnown() ? endpoint.toString() : null;
    }

    private static String stack(Origin origin) {
        return origin.frames().stream().limit(MOST_FRAMES).map(String::valueOf).collect(Collectors.joining("\n"));
    }
}
