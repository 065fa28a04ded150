package io.github.jsock.exporter.owner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where sockets were opened. All that were opened by the same stack have the same one. */
public final class Origin {
    /** The number of a stack that is not kept, since there are too many. */
    public static final int NO_STACK = 0;

    private final int stackId;
    private final String owner;
    private final @Nullable String location;
    private final @Nullable String caller;
    private final @Nullable String library;
    private final List<StackTraceElement> frames;

    Origin(int stackId, StackReading reading, CodeLocations.Named locations, List<StackTraceElement> frames) {
        this.stackId = stackId;
        this.owner = reading.owner();
        this.location = locations.of(reading.ownerClass());
        this.caller = reading.caller();
        this.library = reading.libraryClass() == null ? null : locations.of(reading.libraryClass());
        this.frames = frames;
    }

    /** The number of the stack; {@link #NO_STACK} when there are too many. */
    public int stackId() {
        return stackId;
    }

    /** The method that opened it, as {@code com.shop.OrderDao.load}. */
    public String owner() {
        return owner;
    }

    /** The jar, folder or module that the owner's class came from, by its short name; {@code null} when it is not known. */
    public @Nullable String location() {
        return location;
    }

    /** The next method of another class that is neither the JDK's nor plumbing; {@code null} when there is none. */
    public @Nullable String caller() {
        return caller;
    }

    /** Where the plumbing came from by which the owner opened it; {@code null} when there is none. */
    public @Nullable String library() {
        return library;
    }

    /** The whole stack, the innermost frame first, without what is the agent's own; empty when it is not kept. */
    public List<StackTraceElement> frames() {
        return frames;
    }
}
