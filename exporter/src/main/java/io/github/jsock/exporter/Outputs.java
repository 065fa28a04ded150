package io.github.jsock.exporter;

import io.github.jsock.exporter.http.HttpOutput;
import io.github.jsock.exporter.jmx.JmxBeans;
import io.github.jsock.exporter.json.SocketsJson;
import io.github.jsock.exporter.kernel.CloseWait;
import io.github.jsock.exporter.kernel.StandingText;
import io.github.jsock.exporter.metrics.MetricsText;
import io.github.jsock.exporter.report.Report;
import io.github.jsock.recorder.Health;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outputs, each on its own: one that cannot start is one line on standard error, and the others run.
 *
 * <p>The classes of each output name a part of the JDK that may be missing. They are loaded when that output starts; so
 * nothing here may name such a part itself, not even in a catch clause.
 */
final class Outputs {
    private final Settings settings;
    private final String version;
    private final String mode;
    private final View view;
    private final PortNames names;
    private final Report report;
    private final Lookout lookout;
    private final Host host;

    private @Nullable HttpOutput http;
    private @Nullable JmxBeans jmx;

    Outputs(Settings settings, String version, String mode, View view, Host host) {
        this.settings = settings;
        this.version = version;
        this.mode = mode;
        this.view = view;
        this.host = host;
        names = new PortNames(settings.portNames());
        report = new Report(view, names);
        lookout = new Lookout(view.owners());
    }

    /** Begins to watch for trouble and events, which may come before the application lets the outputs start. */
    void watch() {
        // Early, while descriptors are left.
        StandingText.openAll();
        lookout.begin(settings, names, report);
    }

    /** Tells of trouble and events. To be called every second or so. */
    void look() {
        String headline = lookout.look();
        if (headline != null && jmx != null) {
            jmx.reported(headline);
        }
    }

    /** Starts what the settings ask for; the line that says so. */
    String start() {
        lookout.prepare();
        List<String> places = new ArrayList<>();
        if (settings.http()) {
            startHttp(places);
        }
        if (settings.jmx()) {
            startJmx(places);
        }
        String where = places.isEmpty() ? "; nothing is published" : ": " + String.join(" and ", places);
        return version + " watches this JVM" + where;
    }

    private void startHttp(List<String> places) {
        try {
            HttpOutput output = HttpOutput.open(settings);
            http = output;
            output.serve(version, metrics(), view, names, report);
            places.add(output.url());
        } catch (Throwable t) {
            Stderr.print("HTTP is off: " + Reason.of(t));
            stopHttp();
        }
    }

    private @Nullable MetricsText metrics() {
        try {
            return new MetricsText(view, version, Jvm.version(), mode);
        } catch (Throwable t) {
            Stderr.print("/metrics is off: " + Reason.of(t));
            return null;
        }
    }

    private void startJmx(List<String> places) {
        try {
            JmxBeans beans = new JmxBeans(view, names, new SocketsJson(view, names), report);
            beans.onDetach(host::detach);
            beans.register();
            jmx = beans;
            places.add("JMX domain jsock");
        } catch (Throwable t) {
            Stderr.print("JMX is off: " + Reason.of(t));
        }
    }

    /** Looks at what changes fast. To be called every second or so. */
    void sample() {
        try {
            StandingText.openAll();
            view.sampleQueues();
            view.forget();
        } catch (Throwable t) {
            Health.error("kernel", t);
        }
    }

    /** Brings up to date what does not ask by itself. To be called every ten seconds or so. */
    void refresh() {
        try {
            if (jmx != null) {
                jmx.refresh();
            }
        } catch (Throwable t) {
            Health.error("jmx", t);
        }
        try {
            view.acceptQueues();
            host.compare(view.held());
        } catch (Throwable t) {
            Health.error("kernel", t);
        }
        try {
            view.owners().unravelAll(view.shallow());
            CloseWait.note(view.shallow(), view.held());
        } catch (Throwable t) {
            Health.error("owners", t);
        }
    }

    /** Stops what runs. */
    void stop() {
        lookout.end();
        stopHttp();
        try {
            if (jmx != null) {
                jmx.unregister();
            }
        } catch (Throwable t) {
            Health.error("jmx", t);
        }
        jmx = null;
        StandingText.closeAll();
    }

    private void stopHttp() {
        try {
            if (http != null) {
                http.stop();
            }
        } catch (Throwable t) {
            Health.error("http", t);
        }
        http = null;
    }
}
