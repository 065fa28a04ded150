package io.github.jsock.programs.scenario;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Work on a daemon thread of its own, which the step that started it waits for. */
public final class Background {
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(60);

    /** What to do; may fail. */
    public interface Work {
        void run() throws Exception;
    }

    private final Thread thread;
    private volatile @Nullable Exception failure;

    private Background(Work work) {
        thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception e) {
                failure = e;
            }
        });
        thread.setDaemon(true);
    }

    public static Background start(Work work) {
        Background background = new Background(work);
        background.thread.start();
        return background;
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    /** Waits until the work is done; throws what it threw. */
    public void join() throws Exception {
        Exception thrown = joinFailed();
        if (thrown != null) {
            throw thrown;
        }
    }

    /** Waits until the work is done; returns what it threw, if it threw. */
    @Nullable
    Exception joinFailed() throws InterruptedException, TimeoutException {
        thread.join(PATIENCE_MILLIS);
        if (thread.isAlive()) {
            throw new TimeoutException(thread + " still runs");
        }
        return failure;
    }

    /** Waits until the thread is inside a native method, for long enough that it must be waiting there. */
    public void awaitBlocked() throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        for (int seen = 0; seen < 5; seen = isInNativeMethod() ? seen + 1 : 0) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(thread + " does not block");
            }
            Thread.sleep(5);
        }
    }

    private boolean isInNativeMethod() {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length > 0 && stack[0].isNativeMethod();
    }
}
