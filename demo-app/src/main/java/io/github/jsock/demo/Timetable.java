package io.github.jsock.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends the clients out again and again at a steady pace. A failed errand is counted; the next one follows anyway. */
final class Timetable implements AutoCloseable {
    /** What one client does each time it is sent out. */
    @FunctionalInterface
    interface Errand {
        void run() throws IOException, InterruptedException;
    }

    private static final int THREADS = 4;
    private static final long LAST_ERRANDS_SECONDS = 3;

    private final ScheduledExecutorService executor =
            Executors.newScheduledThreadPool(THREADS, Threads.platform("errand"));
    private final Counters counters;

    Timetable(Counters counters) {
        this.counters = counters;
    }

    /** Runs the errand now and then each time {@code pause} after it has ended. */
    void every(Duration pause, String name, Errand errand) {
        var unused =
                executor.scheduleWithFixedDelay(() -> run(name, errand), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Starts no more errands and lets those on their way come home. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(LAST_ERRANDS_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void run(String name, Errand errand) {
        try {
            errand.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            // Whatever escapes here would silently cancel all later rounds of this errand.
            counters.addFailure(name, e);
        }
    }
}
