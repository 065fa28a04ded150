package io.github.jsock.exporter;

import com.sun.management.ThreadMXBean;
import io.github.jsock.exporter.metrics.MetricsText;
import io.github.jsock.exporter.owner.Owners;
import io.github.jsock.recorder.Association;
import io.github.jsock.recorder.Endpoint;
import io.github.jsock.recorder.Recorder;
import io.github.jsock.recorder.Recording;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.Service;
import io.github.jsock.recorder.Transport;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;

/** What a scrape costs with many connections to 200 services, none of which exists. */
final class ScrapeCost {
    private static final int SERVICES = 200;
    private static final int FIRST_DESCRIPTOR = 1 << 20;
    /** After so many that were no cheaper, all is compiled that will be. */
    private static final int SCRAPES = 100;

    private ScrapeCost() {}

    /**
     * Bytes allocated by the cheapest of many scrapes: one in which no class was loaded.
     *
     * @param ownSnapshot whether each takes a snapshot, or shows that of another
     */
    static long allocatedBytes(int connections, boolean ownSnapshot) throws Throwable {
        Field number = FileDescriptor.class.getDeclaredField("fd");
        number.setAccessible(true);
        Association unknown = new Association(Transport.TCP, Endpoint.UNKNOWN, Endpoint.UNKNOWN);
        for (int i = 0; i < connections; i++) {
            FileDescriptor descriptor = new FileDescriptor();
            number.setInt(descriptor, FIRST_DESCRIPTOR + i);
            Service service = new Service(Transport.TCP, "192.0.2." + (1 + i % SERVICES), 5432);
            Recording.adoptConnection(FIRST_DESCRIPTOR + i, Role.CLIENT, service, unknown);
            Recorder.sent(descriptor, 1_000_003L * i, null);
        }
        View view = new View(new Owners(() -> new Class<?>[0], 50));
        MetricsText metrics = new MetricsText(view, "0.1.0", "17", "premain");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int unimproved = 0; unimproved < SCRAPES; unimproved++) {
            long before = threads.getThreadAllocatedBytes(self);
            if (ownSnapshot) {
                view.renewedShallow();
            }
            metrics.write(null, new Nowhere());
            long allocated = threads.getThreadAllocatedBytes(self) - before;
            if (allocated < least) {
                least = allocated;
                unimproved = 0;
            }
        }
        return least;
    }

    private static final class Nowhere extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            // Nobody reads it.
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            // Nobody reads it.
        }
    }
}
