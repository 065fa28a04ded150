package io.github.jsock.exporter;

import io.github.jsock.exporter.events.EventFeed;
import io.github.jsock.exporter.owner.Owners;
import io.github.jsock.exporter.report.Report;
import io.github.jsock.exporter.report.Reporter;
import io.github.jsock.recorder.Health;
import org.jspecify.annotations.Nullable;

/** What our thread looks after every second: trouble that is worth a report, and events that somebody wants to know. */
final class Lookout {
    private static final String REPORT = "report";
    private static final String EVENTS = "events";

    private final Owners owners;
    private @Nullable Reporter reporter;
    private @Nullable EventFeed events;

    Lookout(Owners owners) {
        this.owners = owners;
    }

    void begin(Settings settings, PortNames names, Report report) {
        try {
            events = new EventFeed(settings.events(), names, owners);
        } catch (Throwable t) {
            Health.error(EVENTS, t);
        }
        try {
            if (!settings.report().equals(Reporter.OFF)) {
                reporter = new Reporter(report, settings.report(), settings.leakThreshold());
            }
        } catch (Throwable t) {
            Health.error(REPORT, t);
        }
    }

    /** Makes ready for the worst, as soon as that can do the application no harm. */
    void prepare() {
        try {
            if (reporter != null) {
                reporter.prepare();
            }
        } catch (Throwable t) {
            Health.error(REPORT, t);
        }
    }

    /** Tells what there is to tell; the first line of a report, if one was written. */
    @Nullable
    String look() {
        try {
            if (events != null) {
                events.pass();
            }
        } catch (Throwable t) {
            Health.error(EVENTS, t);
        }
        try {
            if (reporter != null) {
                reporter.look(System.nanoTime());
                return reporter.takeNews();
            }
        } catch (Throwable t) {
            Health.error(REPORT, t);
        }
        return null;
    }

    /** Tells the rest, and lets go of the files. */
    void end() {
        try {
            if (events != null) {
                events.close();
            }
            if (reporter != null) {
                reporter.close();
            }
        } catch (Throwable t) {
            Health.error(EVENTS, t);
        }
        events = null;
        reporter = null;
    }
}
