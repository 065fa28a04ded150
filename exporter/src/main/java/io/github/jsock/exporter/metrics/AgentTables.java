package io.github.jsock.exporter.metrics;

import io.github.jsock.exporter.View;
import io.github.jsock.recorder.Health;
import io.github.jsock.recorder.HookHealth;
import io.github.jsock.recorder.Occurrences;
import io.github.jsock.recorder.Snapshot;
import io.github.jsock.recorder.Tracing;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Map;
import java.util.TreeMap;

/** The families about the agent itself. */
final class AgentTables {
    private static final Labels TABLE_FULL = Labels.of(Key.REASON, "table_full");
    private static final Labels UNSEEN_END = Labels.of(Key.REASON, "unseen_end");
    private static final Labels UNSEEN_OPEN = Labels.of(Key.REASON, "unseen_open");
    private static final Labels KERNEL = Labels.of(Key.SCANNER, "kernel");
    private static final Labels PEERS = Labels.of(Key.METRIC, "peers");
    private static final Labels SERVICES = Labels.of(Key.METRIC, "services");
    private static final Labels SNAPSHOT = Labels.of(Key.SCANNER, "snapshot");

    private final View view;
    private final Labels info;

    /** For an agent of this version that shows this view, on this version of Java, started in this way. */
    AgentTables(View view, String version, String jdk, String mode) {
        this.view = view;
        info = Labels.of(Key.VERSION, version, Key.JDK, jdk, Key.MODE, mode);
    }

    /** Adds all families to a scrape. */
    void addTo(Scrape scrape, Snapshot snapshot) {
        scrape.add(AgentFamily.AGENT_INFO, info);
        for (Map.Entry<String, Boolean> hook : woven().entrySet()) {
            scrape.add(AgentFamily.AGENT_HOOKS, Labels.of(Key.HOOK, hook.getKey()), hook.getValue() ? 1 : 0);
        }
        for (Map.Entry<String, Long> error : Health.errors().entrySet()) {
            scrape.add(AgentFamily.AGENT_ERRORS, Labels.of(Key.WHERE, error.getKey()), error.getValue());
        }
        scrape.add(AgentFamily.AGENT_TRACKED, Labels.EMPTY, snapshot.tracked());
        scrape.add(AgentFamily.AGENT_UNTRACKED, TABLE_FULL, snapshot.untracked());
        scrape.add(AgentFamily.AGENT_UNTRACKED, UNSEEN_END, snapshot.unseenEnds());
        scrape.add(AgentFamily.AGENT_UNTRACKED, UNSEEN_OPEN, snapshot.unseenOpenings());
        scrape.add(AgentFamily.AGENT_UNTRACED, Labels.EMPTY, Tracing.unaffordable());
        scrape.add(AgentFamily.AGENT_EVENTS_MISSED, Labels.EMPTY, Occurrences.missed());
        scrape.add(AgentFamily.AGENT_SERIES_OVERFLOW, PEERS, view.kernel().forgottenDestinations());
        scrape.add(AgentFamily.AGENT_SERIES_OVERFLOW, SERVICES, snapshot.foldedServices());
        scrape.add(AgentFamily.AGENT_SCAN_DURATION, SNAPSHOT, view.scans(), view.scanNanos());
        scrape.add(
                AgentFamily.AGENT_SCAN_DURATION,
                KERNEL,
                view.kernel().scans(),
                view.kernel().scanNanos());
    }

    /** Whether each method is observed, as far as that is known; one that has several overloads only if all of them are. */
    private static Map<String, Boolean> woven() {
        Map<String, Boolean> woven = new TreeMap<>();
        for (HookHealth hook : Health.hooks()) {
            HookHealth.State state = hook.state();
            if (state != HookHealth.State.WAITING) {
                woven.merge(hook.hook(), state == HookHealth.State.WOVEN, Boolean::logicalAnd);
            }
        }
        return woven;
    }
}
