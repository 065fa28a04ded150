package io.github.jsock.programs.interleaving;

/** Where threads are stopped, and set going again. Shut at first. */
final class Gate {
    private final int threads;
    private int resting;
    private boolean open;

    Gate(int threads) {
        this.threads = threads;
    }

    /** Returns at once, or when the gate is opened. */
    synchronized void pass() throws InterruptedException {
        resting++;
        while (!open) {
            wait();
        }
        resting--;
    }

    synchronized void open() {
        open = true;
        notifyAll();
    }

    synchronized void shut() {
        open = false;
    }

    synchronized boolean allRest() {
        return resting == threads;
    }
}
