package io.github.jsock.exporter;

import java.util.logging.LogManager;

/** The log manager of an application, which remembers who made the JDK load it. */
public final class LateLogManager extends LogManager {
    private final String maker = Thread.currentThread().getName();

    /** The thread on which the JDK's log manager was made; none if that is not ours. */
    static String maker() {
        return LogManager.getLogManager() instanceof LateLogManager late ? late.maker : "nobody";
    }
}
