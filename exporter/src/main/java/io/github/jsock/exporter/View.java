package io.github.jsock.exporter;

import io.github.jsock.exporter.kernel.AcceptQueues;
import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.exporter.kernel.KernelView;
import io.github.jsock.exporter.leak.LeakRule;
import io.github.jsock.exporter.leak.Suspects;
import io.github.jsock.exporter.owner.OwnerTable;
import io.github.jsock.exporter.owner.Owners;
import io.github.jsock.recorder.Recording;
import io.github.jsock.recorder.Snapshot;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What every output renders: the latest snapshot, taken anew when it is older than a second. */
public final class View {
    private static final long MAX_AGE_NANOS = 1_000_000_000L;

    private final KernelView kernel;
    private final Owners owners;
    private final LeakRule leakRule;
    private final AcceptQueues queues;
    /** That which is shown for ever; {@code null} where it is taken anew. */
    private final @Nullable Snapshot still;

    private @Nullable Snapshot latest;
    private long takenNanos;
    private long scans;
    private long scanNanos;
    /** Of our thread alone. */
    private long listenersBegun;

    /** A view of the sockets that these own, those that have been idle for long under suspicion as usual. */
    public View(Owners owners) {
        this(owners, LeakRule.STANDARD, new AcceptQueues());
    }

    /**
     * A view of the sockets that these own.
     *
     * @param leakRule what is suspected to be forgotten
     * @param queues what has been seen of the accept queues
     */
    public View(Owners owners, LeakRule leakRule, AcceptQueues queues) {
        this(owners, leakRule, queues, new KernelView(), null);
    }

    private View(Owners owners, LeakRule leakRule, AcceptQueues queues, KernelView kernel, @Nullable Snapshot still) {
        this.owners = owners;
        this.leakRule = leakRule;
        this.queues = queues;
        this.kernel = kernel;
        this.still = still;
    }

    /** Another view of the same sockets, which has not looked at them yet. */
    public View another() {
        return new View(owners, leakRule, queues);
    }

    /** This view as it is now: whatever is asked of it, however long that takes, is of one snapshot. */
    public View still() {
        return stillOf(current());
    }

    /** The same for who counts the connections and shows none: see {@link Recording#shallowSnapshot()}. */
    public View stillShallow() {
        return stillOf(shallow());
    }

    private View stillOf(Snapshot snapshot) {
        return new View(owners, leakRule, queues, kernel, snapshot);
    }

    /** Who opened the sockets. */
    public Owners owners() {
        return owners;
    }

    /** The snapshot to render, at most a second old. */
    public synchronized Snapshot current() {
        if (still != null) {
            return still;
        }
        Snapshot fresh = fresh();
        return fresh == null || fresh.isShallow() ? renewed() : fresh;
    }

    /** One that may be {@linkplain Recording#shallowSnapshot() shallow}, at most a second old. */
    public synchronized Snapshot shallow() {
        if (still != null) {
            return still;
        }
        Snapshot fresh = fresh();
        return fresh == null ? renewedShallow() : fresh;
    }

    /** A snapshot of this moment. */
    public synchronized Snapshot renewed() {
        return keep(Recording::snapshot);
    }

    /** The same for who counts the connections and shows none. */
    public synchronized Snapshot renewedShallow() {
        return keep(Recording::shallowSnapshot);
    }

    private @Nullable Snapshot fresh() {
        return System.nanoTime() - takenNanos > MAX_AGE_NANOS ? null : latest;
    }

    private Snapshot keep(Supplier<Snapshot> taking) {
        long now = System.nanoTime();
        Snapshot snapshot = taking.get();
        latest = snapshot;
        takenNanos = now;
        scans++;
        scanNanos += System.nanoTime() - now;
        return snapshot;
    }

    /** Lets go of a snapshot that nobody would be given any more: it has each connection. */
    synchronized void forget() {
        latest = fresh();
    }

    /** What the kernel says that this process holds. */
    public HeldSockets held() {
        return kernel.current(shallow());
    }

    /** The same of this moment, at whatever cost: for what is seldom asked for. */
    public HeldSockets heldAnew() {
        return kernel.renewed(shallow());
    }

    /** Looks at the accept queues: that costs little, unless there is a new listener. */
    void sampleQueues() {
        long begun = Recording.listenersBegun();
        if (begun == listenersBegun) {
            queues.look();
        } else {
            listenersBegun = begun;
            queues.look(renewedShallow().listeners());
        }
    }

    /** The accept queues of the listeners, looked at again unless that was done a moment ago. */
    public AcceptQueues acceptQueues() {
        queues.look(shallow().listeners());
        return queues;
    }

    /** How it is found out what the process holds, and at what cost. */
    public KernelView kernel() {
        return kernel;
    }

    /** Who owns what is held now. */
    public OwnerTable ownerTable() {
        return new OwnerTable(shallow(), held(), owners);
    }

    /** What may have been forgotten. */
    public Suspects suspects() {
        return new Suspects(shallow(), held(), owners, leakRule);
    }

    /** How many snapshots have been taken here. */
    public synchronized long scans() {
        return scans;
    }

    /** How long taking them has taken altogether, in nanoseconds. */
    public synchronized long scanNanos() {
        return scanNanos;
    }
}
