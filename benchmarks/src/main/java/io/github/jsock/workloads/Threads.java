package io.github.jsock.workloads;

import java.io.EOFException;
import java.io.IOException;

/** Threads of the application. */
final class Threads {
    private Threads() {}

    /** What a thread does until its peer has gone. */
    interface Task {
        void run() throws IOException;
    }

    /** Starts a thread for this. */
    static void start(String name, Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (EOFException e) {
                        // The end.
                    } catch (IOException e) {
                        System.err.println(name + ": " + e);
                    }
                },
                "app-" + name);
        thread.setDaemon(true);
        thread.start();
    }
}
