package io.github.jsock.recorder;

import org.jspecify.annotations.Nullable;

/** How a socket came into the table: by which thread and from where it was opened, as far as that was seen and traced. */
public final class Opening {
    /** Of the agent's own sockets. */
    static final Opening OWN = new Opening(null);
    /** Of sockets that were open before they could be observed. */
    static final Opening UNSEEN = new Opening(null);
    /** Of sockets whose opening was seen, and not traced. */
    static final Opening UNTRACED = new Opening(null);

    private final @Nullable Trace trace;

    private Opening(@Nullable Trace trace) {
        this.trace = trace;
    }

    /** One that was seen, and traced if this is not {@code null}. */
    static Opening seen(@Nullable Trace trace) {
        return trace == null ? UNTRACED : new Opening(trace);
    }

    /** Whether the opening itself was seen. */
    public boolean isSeen() {
        return this != UNSEEN;
    }

    /** By whom and from where; {@code null} when it was not seen, or not traced. */
    public @Nullable Trace trace() {
        return trace;
    }

    /** The name that the opening thread had; {@code null} when it is not known. Virtual threads mostly have an empty one. */
    public @Nullable String thread() {
        return trace == null ? null : trace.thread();
    }
}
