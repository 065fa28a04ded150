package io.github.jsock.demo;

/** A rest that keeps what goes wrong again and again from becoming a storm. */
final class Pause {
    private static final long MILLIS = 100;

    private Pause() {}

    /** After a failure that may last, as when there are no descriptors left to accept with. */
    static void afterFailure() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
