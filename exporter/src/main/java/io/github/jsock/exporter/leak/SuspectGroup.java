package io.github.jsock.exporter.leak;

import io.github.jsock.exporter.owner.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The suspects of one kind that one stack has opened, and what else it has. */
public final class SuspectGroup {
    /** How many of its sockets are named. */
    static final int MOST_NAMED = 20;

    private final String owner;
    private final @Nullable Origin origin;
    private final String kind;
    private final Map<Evidence, Integer> counts = new EnumMap<>(Evidence.class);
    private final SortedSet<String> services = new TreeSet<>();
    private final List<Long> ids = new ArrayList<>();
    private int suspects;
    private long oldestSeconds;
    private int longestIdleSeconds;
    private int open;
    private int closed;

    SuspectGroup(String owner, @Nullable Origin origin, String kind) {
        this.owner = owner;
        this.origin = origin;
        this.kind = kind;
    }

    void add(Suspect suspect) {
        suspects++;
        counts.merge(suspect.evidence, 1, Integer::sum);
        oldestSeconds = Math.max(oldestSeconds, suspect.openSeconds);
        longestIdleSeconds = Math.max(longestIdleSeconds, suspect.idleSeconds);
        if (suspect.service != null) {
            services.add(suspect.service);
        }
        if (ids.size() < MOST_NAMED) {
            ids.add(suspect.id);
        }
    }

    void addOpen() {
        open++;
    }

    void addClosed() {
        closed++;
    }

    /** Who opened them, as {@link Origin#owner()}, or what stands for an owner that is not known. */
    public String owner() {
        return owner;
    }

    /** Where they were opened; {@code null} when that is not known. */
    public @Nullable Origin origin() {
        return origin;
    }

    /** What they are: {@code client}, {@code server}, {@code datagram} or {@code unconnected}. */
    public String kind() {
        return kind;
    }

    /** How many there are. */
    public int suspects() {
        return suspects;
    }

    /** How many there are of which this is the strongest evidence. */
    public int suspects(Evidence evidence) {
        return counts.getOrDefault(evidence, 0);
    }

    /** Those that were not used again after a pause. */
    public int unexplained() {
        return suspects - suspects(Evidence.REUSED);
    }

    /** The services that they belong to, in order. */
    public SortedSet<String> services() {
        return Collections.unmodifiableSortedSet(services);
    }

    /** The ids of the first of them, in the order of opening. */
    public List<Long> ids() {
        return Collections.unmodifiableList(ids);
    }

    /** How long one of them has been open, at most, in seconds. */
    public long oldestSeconds() {
        return oldestSeconds;
    }

    /** For how long nothing has passed through one of them, at most, in seconds. */
    public int longestIdleSeconds() {
        return longestIdleSeconds;
    }

    /** How many of the sockets that are open the same stack has opened, suspects or not. */
    public int open() {
        return open;
    }

    /** How many of the connections that ended last the same stack had opened: those, then, were closed. */
    public int closed() {
        return closed;
    }

    /** What the evidence looks like. It is no verdict: only the code can tell. */
    public Looks looks() {
        int forgotten =
                suspects(Evidence.PEER_CLOSED) + suspects(Evidence.NEVER_CONNECTED) + suspects(Evidence.NEVER_USED);
        return 2 * forgotten >= suspects
                ? Looks.FORGOTTEN
                : 2 * suspects(Evidence.REUSED) > suspects ? Looks.POOLED : Looks.UNCLEAR;
    }

    /** What a group looks like. */
    public enum Looks {
        /** Half of them, or more, have lost their peer, or were never used. */
        FORGOTTEN,
        /** Most of them were used again after a pause. */
        POOLED,
        /** Neither. */
        UNCLEAR
    }
}
