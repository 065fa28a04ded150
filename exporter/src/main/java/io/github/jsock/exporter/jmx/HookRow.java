package io.github.jsock.exporter.jmx;

import io.github.jsock.recorder.HookHealth;

/** A hook as a row of a table. */
public final class HookRow {
    private final HookHealth hook;

    HookRow(HookHealth hook) {
        this.hook = hook;
    }

    /** The instrumented method. */
    public String getHook() {
        return hook.hook();
    }

    public String getState() {
        return hook.state().label();
    }
}
