package io.github.jsock.recorder;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The agent's own health: which hooks took, and what failed inside it. */
public final class Health {
    private static final List<HookHealth> HOOKS = new CopyOnWriteArrayList<>();
    private static final Map<String, AtomicLong> ERRORS = new ConcurrentHashMap<>();

    private Health() {}

    /** Adds the hooks that this JDK should have. */
    public static void expect(List<HookHealth> hooks) {
        HOOKS.addAll(hooks);
    }

    /** The hooks that this JDK should have, in the order of the hook table. */
    public static List<HookHealth> hooks() {
        return Collections.unmodifiableList(HOOKS);
    }

    /**
     * Counts a failure of ours that was kept from the application.
     *
     * @param where the event or part that failed, one of a few fixed words
     */
    public static void error(String where, Throwable thrown) {
        AtomicLong count = ERRORS.get(where);
        if (count == null) {
            AtomicLong fresh = new AtomicLong();
            AtomicLong raced = ERRORS.putIfAbsent(where, fresh);
            count = raced == null ? fresh : raced;
            Notices.once(
                    "error-" + where,
                    "internal error at '" + where + "': " + thrown
                            + "; the application is not affected, what is published may be incomplete");
        }
        count.incrementAndGet();
    }

    /** How many failures there were, by where. */
    public static Map<String, Long> errors() {
        Map<String, Long> counts = new TreeMap<>();
        for (Map.Entry<String, AtomicLong> entry : ERRORS.entrySet()) {
            counts.put(entry.getKey(), entry.getValue().get());
        }
        return counts;
    }
}
