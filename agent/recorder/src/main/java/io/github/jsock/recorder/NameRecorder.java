package io.github.jsock.recorder;

import org.jspecify.annotations.Nullable;

/**
 * Where it arrives that {@code InetAddress} has asked for the addresses of a host name: the system, or what the application has
 * put in its stead (JEP 418). What its cache answers is not asked for; resolvers of libraries are not seen.
 */
public final class NameRecorder {
    private NameRecorder() {}

    /**
     * The answer has come.
     *
     * @param beganNanos when it was asked for, on the clock of {@link System#nanoTime()}
     * @param thrown why there is none
     */
    public static void lookedUp(long beganNanos, @Nullable Throwable thrown) {
        if (Recording.observing && !Recording.isOwn(Thread.currentThread())) {
            NameLookups lookups = Recording.LEDGER.lookups;
            (thrown == null ? lookups.found : lookups.failed).add(System.nanoTime() - beganNanos);
        }
    }
}
