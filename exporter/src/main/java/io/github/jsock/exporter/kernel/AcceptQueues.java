package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.Service;
import io.github.jsock.recorder.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The accept queues of this process's listeners of TCP. To look at them costs little, whatever else is open: the kernel's
 * tables begin with the listeners, and no more is read of them. So it is done often, and the greatest lengths are kept.
 */
public final class AcceptQueues {
    private static final String[] TABLES = {"/proc/self/net/tcp", "/proc/self/net/tcp6"};
    private static final long SHORTEST_REST_NANOS = 100_000_000L;
    /** How many times as long as it took the kernel is to be left in peace. */
    private static final long REST = 400;

    private List<Listener> listeners = new ArrayList<>();
    private final Map<Long, WatchedQueue> byId = new HashMap<>();
    /** The greatest lengths of all that share a transport, an address and a port. */
    private final Map<Service, Long> longest = new HashMap<>();

    private final Set<Service> filled = new LinkedHashSet<>();
    private long nextNanos = System.nanoTime();
    /** The first look loads classes, and any may have been held up by others: the cheaper one of two tells the cost. */
    private long lastTookNanos;

    /** These are the listeners now; looks at their queues. */
    public synchronized void look(List<Listener> present) {
        listeners = new ArrayList<>();
        Set<Long> ids = new LinkedHashSet<>();
        Set<Service> halves = new LinkedHashSet<>();
        for (Listener listener : present) {
            if (listener.transport() == Transport.TCP) {
                listeners.add(listener);
                ids.add(listener.id());
                halves.add(half(listener));
            }
        }
        byId.keySet().retainAll(ids);
        longest.keySet().retainAll(halves);
        filled.retainAll(halves);
        look();
    }

    /** Looks at the queues of the listeners that were there before, unless that was done a moment ago. */
    public synchronized void look() {
        long begin = System.nanoTime();
        if (listeners.isEmpty() || begin - nextNanos < 0) {
            return;
        }
        Map<Long, Long> lengths = lengths();
        Map<Service, Long> sums = new HashMap<>();
        for (Listener listener : listeners) {
            Long length = lengths.get(SocketDescriptors.inodeNow(listener.descriptor()));
            WatchedQueue queue = byId.computeIfAbsent(listener.id(), id -> new WatchedQueue(listener));
            if (queue.see(length == null ? -1 : length)) {
                filled.add(half(listener));
            }
            sums.merge(half(listener), Math.max(0, queue.length()), Long::sum);
        }
        sums.forEach((half, sum) -> longest.merge(half, sum, Math::max));
        long took = System.nanoTime() - begin;
        nextNanos = begin + took + Math.max(SHORTEST_REST_NANOS, REST * Math.min(took, lastTookNanos));
        lastTookNanos = took;
    }

    /** How many connections wait at each listener of the network namespace, by its inode; empty where it cannot be read. */
    private static Map<Long, Long> lengths() {
        Map<Long, Long> lengths = new HashMap<>();
        for (String table : TABLES) {
            try (InternetRows rows = new InternetRows(table)) {
                while (rows.next() && rows.state() == TcpState.LISTEN) {
                    lengths.put(rows.inode(), rows.receiveQueue());
                }
            } catch (IOException e) {
                // No Linux, no IPv6, or no descriptor left: then they are not known.
            }
        }
        return lengths;
    }

    private static Service half(Listener listener) {
        return Service.offeredAt(listener.transport(), listener.local());
    }

    /** The queue of one listener; {@code null} when it is not known: not of TCP, not looked at yet, or not to be read. */
    public synchronized @Nullable AcceptQueue of(Listener listener) {
        WatchedQueue queue = byId.get(listener.id());
        return queue == null || !queue.isKnown() ? null : queue.queue(queue.longest());
    }

    /**
     * What is remembered of the queue of one listener, while the kernel cannot be asked too: then its length is -1. {@code null}
     * when it was never looked at.
     */
    public synchronized @Nullable AcceptQueue remembered(Listener listener) {
        WatchedQueue queue = byId.get(listener.id());
        return queue == null ? null : queue.queue(queue.longest());
    }

    /**
     * The queues of several listeners as one, {@code null} when none is known: the sum of those that are. The greatest length is
     * that of the sum where they share an address and port, else that of the one that had most.
     */
    public synchronized @Nullable AcceptQueue of(Collection<Listener> several) {
        long length = -1;
        long limit = 0;
        long greatest = 0;
        for (Listener listener : several) {
            WatchedQueue queue = byId.get(listener.id());
            if (queue != null && queue.isKnown()) {
                boolean known = limit != AcceptQueue.UNKNOWN_LIMIT && queue.limit() != AcceptQueue.UNKNOWN_LIMIT;
                length = Math.max(0, length) + queue.length();
                limit = known ? limit + queue.limit() : AcceptQueue.UNKNOWN_LIMIT;
                greatest = Math.max(greatest, longest.getOrDefault(half(listener), 0L));
            }
        }
        return length < 0 ? null : new AcceptQueue(length, limit, greatest);
    }

    /** Where a queue has become full since this was asked last: {transport, address, port} of each listener. */
    public synchronized List<Service> takeFilled() {
        List<Service> taken = new ArrayList<>(filled);
        filled.clear();
        return taken;
    }
}
