package io.github.jsock.exporter;

import io.github.jsock.recorder.Health;
import io.github.jsock.recorder.Notices;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The daemon thread on which the outputs start and stop, so that the application's threads never do. In between it prints
 * what comes in as {@link Notices} and keeps the outputs up to date.
 */
final class ExporterThread implements Runnable {
    private static final long LOG_MANAGER_SECONDS = 30;
    private static final long POLL_MILLIS = 200;
    private static final long ROUND_MILLIS = 1_000;
    private static final int ROUNDS_BETWEEN_REFRESHES = 10;
    private static final long END_MILLIS = 5_000;

    private final Outputs outputs;
    private final int sampleSeconds;
    private final @Nullable LogManagerWait logManagerWait;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    /**
     * A thread that has not started, for these outputs; they wait for the application's log manager if they are to.
     *
     * @param sampleSeconds how often to look at the accept queues
     */
    ExporterThread(Outputs outputs, int sampleSeconds, @Nullable LogManagerWait logManagerWait) {
        this.outputs = outputs;
        this.sampleSeconds = sampleSeconds;
        this.logManagerWait = logManagerWait;
        thread = new Thread(threadGroup(), this, "jsock-exporter");
        thread.setDaemon(true);
        thread.setContextClassLoader(ExporterThread.class.getClassLoader());
    }

    /** A group of our own beside the application's, which may list or interrupt all threads of its groups. */
    private static ThreadGroup threadGroup() {
        ThreadGroup top = Thread.currentThread().getThreadGroup();
        try {
            while (top.getParent() != null) {
                top = top.getParent();
            }
        } catch (SecurityException e) {
            // As far up as we may go.
        }
        return new ThreadGroup(top, "jsock");
    }

    void start() {
        thread.start();
    }

    /** Stops the outputs and waits until that is done. */
    void end() {
        ended.countDown();
        if (thread != Thread.currentThread()) {
            try {
                thread.join(END_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void run() {
        try {
            outputs.watch();
            awaitLogManager();
            if (!endedWithin(0)) {
                Stderr.print(outputs.start());
            }
            int round = 0;
            do {
                printNotices();
                outputs.look();
                if (round % sampleSeconds == 0) {
                    outputs.sample();
                }
                if (round++ % ROUNDS_BETWEEN_REFRESHES == 0) {
                    outputs.refresh();
                }
            } while (!endedWithin(ROUND_MILLIS));
        } catch (Throwable t) {
            Health.error("exporter", t);
        } finally {
            outputs.stop();
            printNotices();
        }
    }

    private void awaitLogManager() {
        LogManagerWait wait = logManagerWait;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LOG_MANAGER_SECONDS);
        while (wait != null && !wait.isOver() && System.nanoTime() - end < 0 && !endedWithin(POLL_MILLIS)) {
            outputs.look();
        }
    }

    /** Waits so long at most and tells whether the end has been asked for; an interrupt is no such wish. */
    private boolean endedWithin(long millis) {
        try {
            return ended.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return ended.getCount() == 0;
        }
    }

    private static void printNotices() {
        for (String line : Notices.take()) {
            Stderr.print(line);
        }
    }
}
