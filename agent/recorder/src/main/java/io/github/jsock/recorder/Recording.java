package io.github.jsock.recorder;

import java.util.Collections;
import java.util.List;
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
    /** Of the latest snapshot no more is kept, as it has each connection. */
    private static List<ServiceSnapshot> latest = Collections.emptyList();

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
            for (TrackedSocket socket : LEDGER.sockets.live()) {
                LEDGER.closing(socket, CloseReason.UNKNOWN);
            }
        }
    }

    /** Sockets are open that were opened before they could be observed. */
    public static void expectUnseen() {
        LEDGER.expectUnseen();
    }

    /** Takes in a listener that was there before it could be observed, unless it is tracked; tells whether it did. */
    public static boolean adoptListener(int descriptor, Endpoint local) {
        TrackedSocket socket = LEDGER.adopt(descriptor, SocketKind.streamAt(local));
        if (socket != null) {
            LEDGER.listening(socket, local, Listener.BACKLOG_UNKNOWN);
        }
        return socket != null;
    }

    /** Takes in a connection that was there before it could be observed, unless it is tracked; tells whether it did. */
    public static boolean adoptConnection(int descriptor, Role role, Service service, Association association) {
        SocketKind kind = SocketKind.streamAt(association.local());
        TrackedSocket socket = LEDGER.adopt(descriptor, kind);
        if (socket != null) {
            LEDGER.adopted(socket, role, service, association.local(), association.peer());
        }
        return socket != null;
    }

    /**
     * Takes in a datagram socket that was there before it could be observed, unless its descriptor is tracked. It may be
     * connected at any time: the kernel is asked for its addresses once its changes are seen.
     *
     * @param local what it is bound to; unknown when it is not
     * @param chosenPort whether the application seems to have chosen the port
     */
    public static boolean adoptDatagramSocket(int descriptor, Endpoint local, boolean chosenPort) {
        TrackedSocket socket = LEDGER.adopt(descriptor, SocketKind.UDP);
        if (socket != null && chosenPort) {
            LEDGER.datagrams.chosen(socket, local);
        }
        if (socket != null) {
            DatagramRecorder.settle(socket, JdkAccess.descriptor(descriptor));
        }
        return socket != null;
    }

    /**
     * Takes in a stream socket without a connection that was there before it could be observed, unless its descriptor is
     * tracked.
     *
     * @param local what it is bound to; unknown when it is not
     */
    public static boolean adoptUnconnected(int descriptor, Transport transport, Endpoint local) {
        TrackedSocket socket =
                LEDGER.adopt(descriptor, transport == Transport.UNIX ? SocketKind.UNIX_STREAM : SocketKind.TCP);
        if (socket != null && local.isKnown()) {
            socket.bound(local);
        }
        return socket != null;
    }

    /** Takes in a TCP socket that was connecting before it could be observed, unless its descriptor is tracked. */
    public static boolean adoptConnecting(int descriptor, Endpoint local, Endpoint peer) {
        TrackedSocket socket = LEDGER.adopt(descriptor, SocketKind.TCP);
        if (socket != null) {
            socket.bound(local);
            Service asked = Service.offeredAt(Transport.TCP, peer);
            socket.connecting(peer, LEDGER.serviceOf(socket, Role.CLIENT, asked));
        }
        return socket != null;
    }

    /** How the sockets were opened that the garbage collector has closed since this was last asked. */
    public static List<Opening> takeLeaked() {
        return LEDGER.leaks.take();
    }

    /** How many sockets have begun to listen so far, the agent's own among them: when it grows, there is a new listener. */
    public static long listenersBegun() {
        return Listening.begun();
    }

    /** How many sockets the garbage collector has closed. */
    public static long leaked() {
        return LEDGER.leaks.total();
    }

    /** How many sockets are in the table, the agent's own included. */
    public static int tracked() {
        return LEDGER.sockets.tracked();
    }

    /** Notes that the kernel has a connection's peer end its side, should the application not have read that yet. */
    public static void notePeerEnded(Connection connection) {
        connection.peerEnded();
    }

    /** Whether there is a socket with this descriptor in the table, the agent's own included. */
    public static boolean isTracked(int descriptor) {
        return LEDGER.sockets.find(descriptor) != null;
    }

    /** Whether a connection is still in the table, under its descriptor. */
    public static boolean isTracked(Connection connection) {
        return isTracked(connection.descriptor(), connection.id());
    }

    /** Whether a listener is still in the table, under its descriptor. */
    public static boolean isTracked(Listener listener) {
        return isTracked(listener.descriptor(), listener.id());
    }

    /** Whether it is this socket that has this descriptor in the table. */
    public static boolean isTracked(int descriptor, long id) {
        TrackedSocket socket = LEDGER.sockets.find(descriptor);
        return socket != null && socket.id == id;
    }

    /** Counts a socket that was taken in although its opening should have been seen. */
    public static void countUnseenOpening() {
        LEDGER.sockets.countUnseenOpening();
    }

    /**
     * Ends a socket whose own end was not seen, since its descriptor is found to stand for nothing, or for another one.
     *
     * @param id which socket; nothing is done when another one is tracked by now
     */
    public static void endUnseen(int descriptor, long id) {
        TrackedSocket socket = LEDGER.sockets.find(descriptor);
        if (socket != null && socket.id == id) {
            LEDGER.endUnseen(socket);
        }
    }

    /** Leaves the sockets that this thread opens, and what they accept, out of all that is published. */
    public static void disown(Thread opener) {
        ownThread = opener;
    }

    /** Takes a snapshot. To be called off the application's threads, and not more often than needed. */
    public static Snapshot snapshot() {
        return take(false);
    }

    /**
     * Takes a snapshot of which the open connections go on. It is for who counts them, by whatever they have in common, and shows
     * none: there may be many thousand, and a copy of each would be most of what a snapshot costs.
     */
    public static Snapshot shallowSnapshot() {
        return take(true);
    }

    private static synchronized Snapshot take(boolean shallow) {
        Snapshot snapshot = Snapshot.of(LEDGER, latest, shallow);
        latest = snapshot.services();
        return snapshot;
    }

    static boolean isOwn(Thread opener) {
        return opener == ownThread;
    }
}
