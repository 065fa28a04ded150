package io.github.jsock.recorder;

import org.jspecify.annotations.Nullable;

/**
 * The recording as the agent sees it: turned on and off, completed from outside, and looked at. What the application does
 * arrives at {@link Recorder}.
 */
public final class Recording {
    static final Ledger LEDGER = new Ledger(Limits.maxSockets(), Limits.maxServices(), Limits.history());

    /** Whether sockets are taken in. */
    static volatile boolean observing = true;

    private static volatile @Nullable Thread ownThread;
    private static @Nullable Snapshot latest;

    static {
        if (Recording.class.getClassLoader() != null) {
            throw new IllegalStateException("The recorder was loaded by " + Recording.class.getClassLoader()
                    + " instead of the boot loader, where the JDK's classes could call it");
        }
        try {
            JdkAccess.prepare();
        } catch (Throwable e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Recording() {}

    /**
     * Begins, or goes on, to take in sockets; or stops, and ends all that are tracked, since their ends will not be seen. A
     * call that sat blocked while the hooks were taken out still arrives at {@link Recorder} when it returns.
     */
    public static void observe(boolean on) {
        observing = on;
        if (!on) {
            LEDGER.forgetAll();
        }
    }

    /** Takes in a listener that was there before it could be observed, unless its descriptor is tracked. */
    public static void adoptListener(int descriptor, Endpoint local) {
        TrackedSocket socket = LEDGER.adopt(descriptor);
        if (socket != null) {
            LEDGER.listening(socket, local, Listener.BACKLOG_UNKNOWN);
        }
    }

    /** Takes in a connection that was there before it could be observed, unless its descriptor is tracked. */
    public static void adoptConnection(int descriptor, Role role, Service service, Endpoint local, Endpoint peer) {
        TrackedSocket socket = LEDGER.adopt(descriptor);
        if (socket != null) {
            LEDGER.adopted(socket, role, service, local, peer);
        }
    }

    /**
     * Ends a socket whose own end was not seen, since its descriptor is found to stand for nothing, or for another one.
     *
     * @param id which socket; nothing is done when another one is tracked by now
     */
    public static void endUnseen(int descriptor, long id) {
        LEDGER.endUnseen(descriptor, id);
    }

    /** Leaves the sockets that this thread opens, and what they accept, out of all that is published. */
    public static void disown(Thread opener) {
        ownThread = opener;
    }

    /** Takes a snapshot. To be called off the application's threads, and not more often than needed. */
    public static synchronized Snapshot snapshot() {
        latest = Snapshot.of(LEDGER, latest);
        return latest;
    }

    static boolean isOwn(Thread opener) {
        return opener == ownThread;
    }
}
