package io.github.jsock.workloads;

import java.io.Closeable;

/** A way to use sockets. What it needs is opened when it is made. */
public interface Workload extends Closeable {
    /** Does so many operations, one after the other. */
    void run(int operations) throws Exception;
}
