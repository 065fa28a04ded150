package io.github.jsock.exporter;

import io.github.jsock.exporter.events.EventFeed;
import io.github.jsock.exporter.leak.LeakRule;
import io.github.jsock.exporter.report.Reporter;
import java.util.Collections;
import java.util.Map;

/** What the outputs are to be like. */
public final class Settings {
    /** Stands for the first free port of {@value #FIRST_PORT} to {@value #LAST_PORT}. */
    public static final int ANY_DEFAULT_PORT = -1;

    /** The default port, S-O-C-K on a telephone. */
    public static final int FIRST_PORT = 7625;

    /** The last port that is tried when those before it are busy. */
    public static final int LAST_PORT = 7634;

    private final Builder built;

    private Settings(Builder built) {
        this.built = built;
    }

    /** Settings in the making; each is as usual until it is said to be otherwise. Not to be used after it was built. */
    public static final class Builder {
        private boolean http = true;
        private String host = "127.0.0.1";
        private int port = ANY_DEFAULT_PORT;
        private boolean jmx = true;
        private Map<Integer, String> portNames = Collections.emptyMap();
        private int maxOwners = 50;
        private String report = Reporter.STDERR;
        private int leakThreshold = Reporter.NO_THRESHOLD;
        private String events = EventFeed.OFF;
        private LeakRule leakRule = LeakRule.STANDARD;
        private int sampleSeconds = 1;

        /** Whether to listen for HTTP, on which address or name, and on which port: 0 for any free one, or {@link #ANY_DEFAULT_PORT}. */
        public Builder http(boolean on, String listenHost, int listenPort) {
            http = on;
            host = listenHost;
            port = listenPort;
            return this;
        }

        /** Whether to register MBeans. */
        public Builder jmx(boolean on) {
            jmx = on;
            return this;
        }

        /** Service names by port that go before the registered ones. */
        public Builder portNames(Map<Integer, String> names) {
            portNames = names;
            return this;
        }

        /** How many owners have series of their own. */
        public Builder maxOwners(int owners) {
            maxOwners = owners;
            return this;
        }

        /**
         * Where reports are written that nobody asked for, {@value Reporter#OFF}, {@value Reporter#STDERR} or a file; and how
         * many open sockets are many, {@link Reporter#NO_THRESHOLD} when none are.
         */
        public Builder report(String place, int threshold) {
            report = place;
            leakThreshold = threshold;
            return this;
        }

        /** Where each event is written, {@value EventFeed#OFF} or a file. */
        public Builder events(String place) {
            events = place;
            return this;
        }

        /** From when on a socket is suspected to be forgotten. */
        public Builder leakRule(LeakRule rule) {
            leakRule = rule;
            return this;
        }

        /** How often to look at the accept queues unasked. */
        public Builder sampleSeconds(int seconds) {
            sampleSeconds = seconds;
            return this;
        }

        /** The settings. */
        public Settings build() {
            return new Settings(this);
        }
    }

    /** Where reports are written that nobody asked for. */
    public String report() {
        return built.report;
    }

    /** How many open sockets are many. */
    public int leakThreshold() {
        return built.leakThreshold;
    }

    /** Where each event is written. */
    public String events() {
        return built.events;
    }

    public boolean http() {
        return built.http;
    }

    public String host() {
        return built.host;
    }

    public int port() {
        return built.port;
    }

    public boolean jmx() {
        return built.jmx;
    }

    public Map<Integer, String> portNames() {
        return built.portNames;
    }

    /** How often to look at the accept queues unasked, in seconds. */
    public int sampleSeconds() {
        return built.sampleSeconds;
    }

    public int maxOwners() {
        return built.maxOwners;
    }

    public LeakRule leakRule() {
        return built.leakRule;
    }
}
