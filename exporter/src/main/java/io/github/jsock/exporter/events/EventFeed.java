package io.github.jsock.exporter.events;

import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.Reason;
import io.github.jsock.exporter.Stderr;
import io.github.jsock.exporter.owner.Owners;
import io.github.jsock.recorder.Notices;
import io.github.jsock.recorder.Occurrence;
import io.github.jsock.recorder.Occurrences;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes events on to those who want them. To be looked after by one thread, once a second. */
public final class EventFeed {
    /** Stands for no file of events. */
    public static final String OFF = "off";

    private final @Nullable EventFile file;
    private final FlightEvents flight;
    private long missed;

    /**
     * One for a file, and for recordings of Java Flight Recorder.
     *
     * @param option {@value #OFF} or a file
     */
    public EventFeed(String option, PortNames names, Owners owners) {
        file = option.equals(OFF) ? null : open(option, names, owners);
        flight = new FlightEvents(owners);
        missed = Occurrences.missed();
        Occurrences.want(file != null || flight.isWanted());
    }

    private static @Nullable EventFile open(String name, PortNames names, Owners owners) {
        try {
            return new EventFile(name, names, owners);
        } catch (IOException e) {
            Stderr.print("events=" + name + " is off: " + Reason.of(e));
            return null;
        }
    }

    /** Passes on what has happened, and looks who wants to know what will. */
    public void pass() {
        boolean recording = flight.isWanted();
        Occurrences.want(file != null || recording);
        List<Occurrence> events = Occurrences.take();
        long more = Occurrences.missed() - missed;
        if (more > 0) {
            missed += more;
            Notices.once(
                    "events-missed",
                    "more than " + Occurrences.MOST_WAITING
                            + " events happened in a second: further ones are only counted,"
                            + " as jvm_socket_agent_events_missed_total");
        }
        if (recording) {
            flight.commit(events);
        }
        if (file != null) {
            file.write(events, more);
        }
    }

    /** Passes on what there still is, and ends. */
    public void close() {
        pass();
        Occurrences.want(false);
        flight.close();
        if (file != null) {
            file.close();
        }
    }
}
