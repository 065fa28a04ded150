package io.github.jsock.workloads;

import java.io.Closeable;

/** A way to use sockets. What it needs is opened when it is made. */
public interface Workload extends Closeable {
    /**
     * Does so many operations, one after the other.
     *
     * @return how many it has done: more, if somebody else drives it
     */
    int run(int operations) throws Exception;
}
