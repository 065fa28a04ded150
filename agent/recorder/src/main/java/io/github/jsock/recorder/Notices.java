package io.github.jsock.recorder;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Lines for a person, each said once. They wait here until a thread of ours prints them: a thread of the application
 * must not write to an output that the application may have replaced.
 */
public final class Notices {
    private static final int MAX_KEYS = 64;
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();
    private static final ConcurrentLinkedQueue<String> WAITING = new ConcurrentLinkedQueue<>();

    private Notices() {}

    /** Adds a line, unless one was added for the same key before. */
    public static void once(String key, String line) {
        if (SAID.size() < MAX_KEYS && SAID.add(key)) {
            WAITING.add(line);
        }
    }

    /** Takes the lines that have come since the last call, oldest first. */
    public static List<String> take() {
        List<String> lines = new ArrayList<>();
        for (String line = WAITING.poll(); line != null; line = WAITING.poll()) {
            lines.add(line);
        }
        return lines;
    }
}
