package io.github.jsock.recorder;

/** How much is kept. To be set before {@link Recorder} is first used; what does not fit is counted, never lost silently. */
public final class Limits {
    private static volatile int maxSockets = 100_000;
    private static volatile int maxServices = 200;
    private static volatile int history = 1_000;

    private Limits() {}

    /**
     * Sets all limits.
     *
     * @param sockets how many sockets are tracked at once
     * @param services how many services are told apart in each role
     * @param endings how many ended connections are remembered
     */
    public static void set(int sockets, int services, int endings) {
        maxSockets = sockets;
        maxServices = services;
        history = endings;
    }

    /** How many sockets are tracked at once. */
    public static int maxSockets() {
        return maxSockets;
    }

    /** How many services are told apart in each role. */
    public static int maxServices() {
        return maxServices;
    }

    /** How many ended connections are remembered. */
    public static int history() {
        return history;
    }
}
