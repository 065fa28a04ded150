package io.github.jsock.exporter;

import io.github.jsock.exporter.kernel.AcceptQueues;
import io.github.jsock.exporter.owner.Owners;
import org.jspecify.annotations.Nullable;

/** All outputs of the agent; started and stopped together, as often as is wished. */
public final class Exporter {
    private static final String PREMAIN = "premain";

    private final Owners owners;
    private final AcceptQueues queues = new AcceptQueues();
    private final int sampleSeconds;
    private final Outputs outputs;
    private @Nullable LogManagerWait logManagerWait;
    private @Nullable ExporterThread thread;

    /**
     * An exporter that has not started. To be made before the application may have replaced standard error.
     *
     * @param version the agent's version
     * @param mode how the agent was started, {@code premain} or {@code attach}
     */
    public Exporter(Settings settings, String version, String mode, Host host) {
        owners = new Owners(host, settings.maxOwners());
        sampleSeconds = settings.sampleSeconds();
        outputs = new Outputs(settings, version, mode, new View(owners, settings.leakRule(), queues), host);
        logManagerWait = mode.equals(PREMAIN) ? new LogManagerWait(host) : null;
        Stderr.keep();
    }

    /** Who opened the sockets. */
    public Owners owners() {
        return owners;
    }

    /** What has been seen of the accept queues. */
    public AcceptQueues acceptQueues() {
        return queues;
    }

    /**
     * Starts the outputs on a thread of our own, and returns at once; does nothing if they are started. If the agent was
     * started before the application, they wait until the application has set up its logging, management and files, half a
     * minute at most.
     */
    public synchronized void start() {
        if (thread != null) {
            return;
        }
        try {
            ExporterThread fresh = new ExporterThread(outputs, sampleSeconds, logManagerWait);
            fresh.start();
            thread = fresh;
            logManagerWait = null;
        } catch (RuntimeException | Error e) {
            Stderr.print("nothing is published: " + Reason.of(e));
        }
    }

    /** Stops all outputs, waits until that is done (a few seconds at most) and leaves nothing running. */
    public synchronized void stop() {
        if (thread != null) {
            thread.end();
            thread = null;
        }
    }
}
