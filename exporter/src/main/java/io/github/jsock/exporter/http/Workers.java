package io.github.jsock.exporter.http;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that serve requests: two, so that one slow reader does not keep the others waiting. Reading a request and
 * writing its answer may block for as long as the client likes; therefore what takes too long is interrupted, which
 * closes the channel that it is blocked on.
 */
final class Workers implements Executor {
    private static final int THREADS = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, daemons("jsock-http-worker-"));
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, daemons("jsock-http-clock-"));
    private final long limitMillis;

    /** Workers that give each request this many milliseconds. */
    Workers(long limitMillis) {
        this.limitMillis = limitMillis;
        clock.setRemoveOnCancelPolicy(true);
    }

    private static ThreadFactory daemons(String prefix) {
        AtomicInteger last = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + last.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void execute(Runnable request) {
        FutureTask<Void> task = new FutureTask<>(request, null);
        threads.execute(() -> {
            Future<?> cut = clock.schedule(() -> task.cancel(true), limitMillis, TimeUnit.MILLISECONDS);
            task.run();
            cut.cancel(false);
        });
    }

    /** Cuts off what goes on and ends the threads. */
    void stop() {
        threads.shutdownNow();
        clock.shutdownNow();
    }
}
