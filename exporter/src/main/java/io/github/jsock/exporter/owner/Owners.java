package io.github.jsock.exporter.owner;

import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.DatagramSocketState;
import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.Opening;
import io.github.jsock.recorder.Recording;
import io.github.jsock.recorder.SharedOpenings;
import io.github.jsock.recorder.Snapshot;
import io.github.jsock.recorder.Trace;
import io.github.jsock.recorder.UnconnectedSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The origins of all sockets, by stack. Never to be asked on a thread of the application's. */
public final class Owners {
    /** The owner of sockets whose opening was not traced. */
    public static final String UNTRACED = "~untraced";
    /** The owner of sockets that were open before they could be observed. */
    public static final String UNSEEN = "~unseen";

    /** How many stacks are kept. */
    static final int MAX_STACKS = 2_000;

    private final CodeLocations locations;
    private final int toldApart;
    private final Map<List<Object>, Origin> byStack = new HashMap<>();
    private final List<Origin> byId = new ArrayList<>();
    private final SharedOpenings shared = new SharedOpenings();
    private final Map<String, Long> leaked = new TreeMap<>();

    /**
     * No origins yet.
     *
     * @param loaded gives all classes that are loaded
     * @param toldApart how many owners are to have metrics of their own
     */
    public Owners(Supplier<Class<?>[]> loaded, int toldApart) {
        locations = new CodeLocations(loaded);
        this.toldApart = toldApart;
    }

    /** How many owners have metrics of their own; further ones are counted together. */
    public int toldApart() {
        return toldApart;
    }

    /** Where a socket was opened; {@code null} when that was not seen, or not traced. */
    public @Nullable Origin of(Opening opening) {
        return of(opening.trace());
    }

    /** Where something was done; {@code null} when that was not traced. */
    public @Nullable Origin of(@Nullable Trace trace) {
        if (trace == null) {
            return null;
        }
        Object known = trace.known();
        return (Origin) (known == null ? trace.origin(this::unravel) : known);
    }

    /** The origin that has this stack; {@code null} when there is none. */
    public synchronized @Nullable Origin withStack(int id) {
        return id > 0 && id <= byId.size() ? byId.get(id - 1) : null;
    }

    private synchronized Origin unravel(StackTraceElement[] trace, @Nullable ClassLoader context) {
        List<StackTraceElement> frames = withoutOurs(trace);
        List<Object> key = new ArrayList<>(frames);
        key.add(System.identityHashCode(context));
        Origin known = byStack.get(key);
        if (known != null) {
            return known;
        }
        StackReading reading = new StackReading(frames);
        CodeLocations.Named seen = locations.seenFrom(context);
        if (byId.size() >= MAX_STACKS) {
            return new Origin(Origin.NO_STACK, reading, seen, Collections.emptyList());
        }
        Origin origin = new Origin(byId.size() + 1, reading, seen, frames);
        byId.add(origin);
        byStack.put(key, origin);
        return origin;
    }

    private static List<StackTraceElement> withoutOurs(StackTraceElement[] trace) {
        int from = 0;
        while (from < trace.length && KnownCode.isOurs(trace[from].getClassName())) {
            from++;
        }
        return from == trace.length
                ? Collections.singletonList(new StackTraceElement("unknown", "unknown", null, -1))
                : Collections.unmodifiableList(Arrays.asList(Arrays.copyOfRange(trace, from, trace.length)));
    }

    /** What stands for an origin that is not known: of a socket that was open before, or whose opening was not traced. */
    public String nameOf(Opening opening) {
        Origin origin = of(opening);
        return origin != null ? origin.owner() : opening.isSeen() ? UNTRACED : UNSEEN;
    }

    /** How many sockets of each owner the garbage collector has closed. */
    public synchronized Map<String, Long> leaked() {
        for (Opening opening : Recording.takeLeaked()) {
            leaked.merge(nameOf(opening), 1L, Long::sum);
        }
        return Collections.unmodifiableMap(new TreeMap<>(leaked));
    }

    /** Unravels all that a snapshot has, so that the recorder can drop the traces. Not for two threads at once. */
    public void unravelAll(Snapshot snapshot) {
        for (Connection connection : snapshot.connections()) {
            of(connection.opening());
            shared.share(connection);
        }
        for (Connection closed : snapshot.recentlyClosed()) {
            of(closed.opening());
            of(closed.closer());
            shared.share(closed);
        }
        for (Listener listener : snapshot.listeners()) {
            of(listener.opening());
        }
        for (DatagramSocketState socket : snapshot.datagramSockets()) {
            of(socket.opening());
        }
        for (UnconnectedSocket socket : snapshot.unconnected()) {
            of(socket.opening());
        }
        leaked();
    }
}
