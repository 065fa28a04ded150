package io.github.jsock.exporter;

import io.github.jsock.exporter.kernel.HeldSockets;
import java.util.function.Supplier;

/** What the exporter needs of the agent that it belongs to; supplies all classes that any class loader has loaded. */
public interface Host extends Supplier<Class<?>[]> {
    /** Brings what is recorded into line with what the kernel has said last. Called every ten seconds or so. */
    void compare(HeldSockets held);

    /** Takes the agent out of this JVM, on behalf of the JMX operation {@code detach}. */
    void detach();
}
