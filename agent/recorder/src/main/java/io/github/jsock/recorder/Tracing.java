package io.github.jsock.recorder;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Which openings and closes are traced to the code that did them: all, none, or one in so many. When sockets come and go faster
 * than traces can be paid for, only as many are traced as can be, and the others are counted.
 */
public final class Tracing {
    /** A second or so, as a shift of nanoseconds. */
    private static final int WINDOW_SHIFT = 30;
    /** What traces may cost in each: a fifth of a hundredth of one processor. */
    private static final long BUDGET_NANOS = 2_000_000;
    /** How many may be taken in each whatever they seem to cost: a thread that has to wait for a processor looks expensive. */
    private static final long ALWAYS = 100;
    /** Spreads consecutive numbers, so that one in so many meets clients and servers alike when they take turns. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final AtomicLong WINDOW = new AtomicLong();
    private static final AtomicLong TAKEN = new AtomicLong();
    private static final AtomicLong SPENT_NANOS = new AtomicLong();
    private static final AtomicLong SEEN = new AtomicLong();
    private static final AtomicLong UNAFFORDABLE = new AtomicLong();
    private static volatile int oneIn = 1;

    private Tracing() {}

    /** Has one socket in so many traced: 1 for all, 0 for none. Those that are open stay as they are. */
    public static void oneIn(int openings) {
        oneIn = openings;
    }

    /** One in how many sockets is traced; 0 when none is. */
    public static int oneIn() {
        return oneIn;
    }

    /** How many openings and closes were not traced because that would have cost too much. */
    public static long unaffordable() {
        return UNAFFORDABLE.get();
    }

    /** An opening by the current thread at this moment, traced if it is to be. */
    static Opening opening(long nowNanos) {
        int n = oneIn;
        if (n == 0 || (n > 1 && ((SEEN.incrementAndGet() * GOLDEN) >>> WINDOW_SHIFT) % n != 0)) {
            return Opening.UNTRACED;
        }
        return Opening.seen(affordable(nowNanos));
    }

    /** Something that the current thread tries and that is rare enough to be traced whenever anything is. */
    static Opening exceptional() {
        return oneIn == 0 ? Opening.UNTRACED : Opening.seen(Trace.here());
    }

    /** A close by the current thread; {@code null} when it is not to be traced. Of a socket that was left out, nothing is. */
    static @Nullable Trace closing(Opening opening) {
        return oneIn == 0 || opening == Opening.UNTRACED || opening == Opening.OWN
                ? null
                : affordable(System.nanoTime());
    }

    private static @Nullable Trace affordable(long before) {
        long window = before >> WINDOW_SHIFT;
        if (WINDOW.get() != window && WINDOW.getAndSet(window) != window) {
            SPENT_NANOS.set(0);
            TAKEN.set(0);
        }
        if (SPENT_NANOS.get() >= BUDGET_NANOS && TAKEN.get() >= ALWAYS) {
            UNAFFORDABLE.incrementAndGet();
            return null;
        }
        TAKEN.incrementAndGet();
        Trace traced;
        try {
            traced = Trace.here();
        } catch (StackOverflowError | OutOfMemoryError e) {
            // What is being recorded matters more than by whom it was done.
            UNAFFORDABLE.incrementAndGet();
            return null;
        }
        SPENT_NANOS.addAndGet(System.nanoTime() - before);
        return traced;
    }
}
