package io.github.jsock.exporter.report;

import io.github.jsock.exporter.IsoTime;
import io.github.jsock.exporter.owner.Origin;
import io.github.jsock.exporter.owner.Owners;
import io.github.jsock.recorder.Incident;
import org.jspecify.annotations.Nullable;

/** The first line of a report that an incident made due: what happened, when, how often, and to whom. */
final class Headline {
    private Headline() {}

    /** One line. */
    static String of(Incident incident, long times, Owners owners) {
        return incident.trouble().headline() + " at " + IsoTime.text(incident.millis()) + ": " + what(incident)
                + by(owners.of(incident.opening())) + often(times);
    }

    private static String what(Incident incident) {
        String service = incident.service() == null ? "?" : incident.service().toString();
        switch (incident.attempt()) {
            case OPEN:
                return "a socket could not be opened";
            case ACCEPT:
                return "a connection to " + service + " could not be accepted";
            case CONNECT:
                return "a connect to " + service + " failed";
            default:
                return incident.open() + " of them (option leakThreshold)";
        }
    }

    private static String by(@Nullable Origin origin) {
        if (origin == null) {
            return "";
        }
        String from = origin.location() == null ? "" : " (" + origin.location() + ")";
        return ", by " + origin.owner() + from + ", stack " + origin.stackId();
    }

    private static String often(long times) {
        return times > 1 ? "; " + times + " times by now" : "";
    }
}
