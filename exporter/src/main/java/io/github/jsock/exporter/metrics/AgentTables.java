package io.github.jsock.exporter.metrics;

import io.github.jsock.recorder.Health;
import io.github.jsock.recorder.HookHealth;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Map;
import java.util.TreeMap;

/** The families about the agent itself whose series come and go. */
final class AgentTables {
    private final Labels info;

    /** For an agent of this version, on this version of Java, started in this way. */
    AgentTables(String version, String jdk, String mode) {
        info = Labels.of(Family.Key.VERSION, version, Family.Key.JDK, jdk, Family.Key.MODE, mode);
    }

    /** Adds all families to a scrape. */
    void addTo(Scrape scrape) {
        scrape.add(Family.AGENT_INFO, info);
        for (Map.Entry<String, Boolean> hook : woven().entrySet()) {
            scrape.add(Family.AGENT_HOOKS, Labels.of(Family.Key.HOOK, hook.getKey()), hook.getValue() ? 1 : 0);
        }
        for (Map.Entry<String, Long> error : Health.errors().entrySet()) {
            scrape.add(Family.AGENT_ERRORS, Labels.of(Family.Key.WHERE, error.getKey()), error.getValue());
        }
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
