package io.github.jsock.demo;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the shop's threads come from. All are daemons: the shop is over when its main thread ends. */
final class Threads {
    private Threads() {}

    /** Platform threads named {@code name-1}, {@code name-2}, ... */
    static ThreadFactory platform(String name) {
        AtomicInteger last = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + last.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Virtual threads, named the same way, where the JVM has them (21 and later); platform threads elsewhere. */
    static ThreadFactory virtualIfPossible(String name) {
        try {
            // By reflection, since this also compiles for and runs on 17:
            // Thread.ofVirtual().name(name + "-", 1).factory()
            Class<?> builderType = Class.forName("java.lang.Thread$Builder");
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            builderType.getMethod("name", String.class, long.class).invoke(builder, name + "-", 1L);
            return (ThreadFactory) builderType.getMethod("factory").invoke(builder);
        } catch (ReflectiveOperationException e) {
            return platform(name);
        }
    }
}
