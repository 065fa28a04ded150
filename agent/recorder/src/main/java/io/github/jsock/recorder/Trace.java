package io.github.jsock.recorder;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * By which thread and from where something was done to a socket.
 *
 * <p>It is taken as the JVM keeps it, which costs a microsecond or a few, and is unravelled later by whoever asks first; what
 * that one makes of it is kept in its stead.
 */
public final class Trace {
    private final String thread;
    private @Nullable Stack stack;
    private volatile @Nullable Object origin;

    private Trace(String thread, Stack stack) {
        this.thread = thread;
        this.stack = stack;
    }

    /** Of the current thread, here and now. */
    static Trace here() {
        Thread current = Thread.currentThread();
        return new Trace(current.getName(), new Stack(JdkAccess.contextLoader(current)));
    }

    /** The name that the thread had. Virtual threads mostly have an empty one. */
    public String thread() {
        return thread;
    }

    /** Makes something of a trace, once. */
    public interface Unravelling {
        /**
         * The origin of what was done.
         *
         * @param frames the innermost first; empty when the JVM keeps none
         * @param context the thread's context class loader
         */
        Object unravel(StackTraceElement[] frames, @Nullable ClassLoader context);
    }

    /** What was made of the trace, now or before. */
    public Object origin(Unravelling unravelling) {
        Object known = origin;
        return known == null ? unravel(unravelling) : known;
    }

    /** The same, if it is known already; {@code null} while it is not. */
    public @Nullable Object known() {
        return origin;
    }

    private synchronized Object unravel(Unravelling unravelling) {
        Object known = origin;
        if (known == null) {
            Stack taken = Objects.requireNonNull(stack);
            known = unravelling.unravel(taken.getStackTrace(), taken.context);
            origin = known;
            stack = null;
        }
        return known;
    }

    /** A stack, which is nobody's failure. */
    private static final class Stack extends Throwable {
        private static final long serialVersionUID = 1;

        private final transient @Nullable ClassLoader context;

        Stack(@Nullable ClassLoader context) {
            super(null, null, false, true);
            this.context = context;
        }
    }
}
