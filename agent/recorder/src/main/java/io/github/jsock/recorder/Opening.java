package io.github.jsock.recorder;

import org.jspecify.annotations.Nullable;

/**
 * How a socket came into the table: by which thread and from where it was opened, as far as that was seen and traced.
 *
 * <p>The trace is taken as the JVM keeps it, which costs a microsecond or a few, and is unravelled later by whoever asks first;
 * what that one makes of it is kept in its stead.
 */
public final class Opening {
    /** Of the agent's own sockets. */
    static final Opening OWN = new Opening(null, null);
    /** Of sockets that were open before they could be observed. */
    static final Opening UNSEEN = new Opening(null, null);
    /** Of sockets whose opening was seen, and not traced. */
    static final Opening UNTRACED = new Opening(null, null);

    private final @Nullable String thread;
    private @Nullable Trace trace;
    private volatile @Nullable Object origin;

    private Opening(@Nullable String thread, @Nullable Trace trace) {
        this.thread = thread;
        this.trace = trace;
    }

    /** By the current thread, here and now. */
    static Opening traced() {
        Thread opener = Thread.currentThread();
        return new Opening(opener.getName(), new Trace(JdkAccess.contextLoader(opener)));
    }

    /** The name that the opening thread had; {@code null} when it is not known. Virtual threads mostly have an empty one. */
    public @Nullable String thread() {
        return thread;
    }

    /** Whether the opening itself was seen. */
    public boolean isSeen() {
        return this != UNSEEN;
    }

    /** Makes something of the trace, once. */
    public interface Unravelling {
        /**
         * The origin of a socket.
         *
         * @param frames the innermost first; empty when the JVM keeps none
         * @param context the opening thread's context class loader
         */
        Object unravel(StackTraceElement[] frames, @Nullable ClassLoader context);
    }

    /** What was made of the trace, now or before; {@code null} when the opening was not traced. */
    public @Nullable Object origin(Unravelling unravelling) {
        Object known = origin;
        return known != null || thread == null ? known : unravel(unravelling);
    }

    private synchronized @Nullable Object unravel(Unravelling unravelling) {
        Trace taken = trace;
        if (taken != null) {
            origin = unravelling.unravel(taken.getStackTrace(), taken.context);
            trace = null;
        }
        return origin;
    }

    /** A stack, which is nobody's failure. */
    private static final class Trace extends Throwable {
        private static final long serialVersionUID = 1;

        private final transient @Nullable ClassLoader context;

        Trace(@Nullable ClassLoader context) {
            super(null, null, false, true);
            this.context = context;
        }
    }
}
