package io.github.jsock.exporter.events;

import io.github.jsock.exporter.owner.Owners;
import io.github.jsock.recorder.Health;
import io.github.jsock.recorder.Occurrence;
import java.lang.reflect.Method;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events as those of Java Flight Recorder, {@code jsock.Connect} and its like. Its API came to Java 8 with update 262 and is
 * a module that may be missing: it is met by reflection, and not before somebody records.
 */
final class FlightEvents {
    private final Owners owners;
    /** {@code FlightRecorder.isInitialized()}; {@code null} where there is no flight recorder. */
    private final @Nullable Method initialized;

    private final Map<Occurrence.Kind, FlightEvent> events = new EnumMap<>(Occurrence.Kind.class);
    private boolean failed;

    FlightEvents(Owners owners) {
        this.owners = owners;
        initialized = initialized();
    }

    private static @Nullable Method initialized() {
        try {
            return Class.forName("jdk.jfr.FlightRecorder", true, null).getMethod("isInitialized");
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            return null;
        }
    }

    /** Whether a recording has some of the events enabled. */
    boolean isWanted() {
        if (initialized == null || failed) {
            return false;
        }
        try {
            if (events.isEmpty() && Boolean.TRUE.equals(initialized.invoke(null))) {
                FlightApi api = new FlightApi();
                for (Occurrence.Kind kind : Occurrence.Kind.values()) {
                    events.put(kind, new FlightEvent(kind, api));
                }
            }
            boolean wanted = false;
            for (FlightEvent event : events.values()) {
                wanted |= event.isEnabled();
            }
            return wanted;
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            failed = true;
            Health.error("jfr", e);
            return false;
        }
    }

    /** Takes the types of events back: the next agent brings its own. */
    void close() {
        try {
            for (FlightEvent event : events.values()) {
                event.unregister();
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            Health.error("jfr", e);
        }
        events.clear();
    }

    /** Writes to the recordings what they want of this. */
    void commit(List<Occurrence> occurrences) {
        try {
            for (Occurrence occurrence : occurrences) {
                FlightEvent event = events.get(occurrence.kind());
                if (event != null && event.isEnabled()) {
                    event.commit(occurrence, owners);
                }
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            failed = true;
            Health.error("jfr", e);
        }
    }
}
