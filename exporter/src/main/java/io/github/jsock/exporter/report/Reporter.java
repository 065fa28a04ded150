package io.github.jsock.exporter.report;

import io.github.jsock.exporter.Reason;
import io.github.jsock.recorder.Incident;
import io.github.jsock.recorder.Incidents;
import io.github.jsock.recorder.Notices;
import io.github.jsock.recorder.Recording;
import io.github.jsock.recorder.Snapshot;
import io.github.jsock.recorder.Trouble;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report when the application has run into trouble, at most one a minute: what comes in between is told of by the
 * next one. To be looked after by one thread, every second or so.
 */
public final class Reporter {
    /** Stands for no reports but those that are asked for. */
    public static final String OFF = "off";
    /** Stands for reports on standard error. */
    public static final String STDERR = "stderr";
    /** Stands for any number of sockets being all right. */
    public static final int NO_THRESHOLD = 0;

    private static final long REST_NANOS = 60_000_000_000L;
    private static final Trouble[] TROUBLES = Trouble.values();

    private final Report report;
    private final int threshold;
    private final ReportPlace place;
    private boolean mayTellOfMany = true;
    private @Nullable Long writtenNanos;
    private @Nullable String news;

    /**
     * One that writes to the place that an option names.
     *
     * @param option {@value #STDERR} or a file
     * @param threshold how many open sockets are many; {@link #NO_THRESHOLD} when none are
     */
    public Reporter(Report report, String option, int threshold) {
        this.report = report;
        this.threshold = threshold;
        this.place = ReportPlace.at(option);
    }

    /**
     * Makes ready for times when nothing can be loaded any more. This asks for the default file system, and so it may not come
     * before the application has had its choice of one.
     */
    public void prepare() {
        report.prepare();
    }

    /** Writes a report if one is due. */
    public void look(long nowNanos) {
        count();
        Long last = writtenNanos;
        if (last != null && nowNanos - last < REST_NANOS) {
            return;
        }
        for (Trouble trouble : TROUBLES) {
            Incident incident = Incidents.first(trouble);
            if (incident != null) {
                writtenNanos = nowNanos;
                write(incident, Incidents.count(trouble));
                return;
            }
        }
    }

    /** Many are told of once, and again only after they have been fewer. */
    private void count() {
        int tracked = threshold == NO_THRESHOLD ? 0 : Recording.tracked();
        if (tracked > threshold && mayTellOfMany) {
            Snapshot snapshot = Recording.shallowSnapshot();
            int open = snapshot.tracked() - snapshot.own();
            if (open > threshold) {
                mayTellOfMany = false;
                Incidents.note(Incident.manySockets(open));
            }
        } else if (tracked < threshold - threshold / 10) {
            mayTellOfMany = true;
        }
    }

    private void write(Incident incident, long times) {
        Incidents.forget(incident.trouble());
        List<String> lines = report.lines(incident, times);
        news = lines.get(0);
        try {
            place.write(lines);
        } catch (IOException e) {
            Notices.once(
                    "report",
                    "a report could not be written: " + Reason.of(e) + "; /api/v1/report and the command line have it");
        }
    }

    /** Lets go of the place. */
    public void close() throws IOException {
        place.close();
    }

    /** The first line of the report that was written since this was last asked; {@code null} when there was none. */
    public @Nullable String takeNews() {
        String taken = news;
        news = null;
        return taken;
    }
}
