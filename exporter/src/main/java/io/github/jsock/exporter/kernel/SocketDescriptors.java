package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which descriptors of this process are sockets: the links {@code socket:[inode]} in {@code /proc/self/fd}. */
final class SocketDescriptors {
    private static final String PREFIX = "socket:[";

    private final NavigableMap<Integer, Long> inodes = new TreeMap<>();
    private final int limit = DescriptorLimit.current();
    private final boolean complete;
    private final List<Integer> assumed = new ArrayList<>();
    private int files;
    private int open;

    private SocketDescriptors(@Nullable SocketDescriptors previous) {
        DescriptorFolder folder = new DescriptorFolder(limit);
        complete = folder.isComplete();
        for (String name : folder.names()) {
            Integer descriptor = Integer.valueOf(name);
            Long before = previous == null ? null : previous.inodes.get(descriptor);
            if (before != null && Recording.isTracked(descriptor)) {
                inodes.put(descriptor, before);
                assumed.add(descriptor);
                open++;
            } else {
                read(descriptor);
            }
        }
    }

    private void read(Integer descriptor) {
        String link = DescriptorFolder.link(descriptor.toString());
        if (link != null) {
            open++;
            files += link.startsWith("/") ? 1 : 0;
            Long inode = inodeIn(link);
            if (inode != null) {
                inodes.put(descriptor, inode);
            }
        }
    }

    /** Those that there are now; none where there is no {@code /proc}. */
    static SocketDescriptors read() {
        return new SocketDescriptors(null);
    }

    /**
     * Those that there are now, of which tracked ones that were there before are assumed to be the same until
     * {@link #confirm(ProcNet)}: to look at one costs ten microseconds, which for many thousand is most of a sample.
     */
    static SocketDescriptors readSince(@Nullable SocketDescriptors previous) {
        return new SocketDescriptors(previous);
    }

    /** Looks at those after all that were assumed to be sockets which the kernel has in its tables no more. */
    void confirm(ProcNet tables) {
        for (Integer descriptor : assumed) {
            Long inode = inodes.get(descriptor);
            if (inode != null && tables.socket(inode) == null) {
                inodes.remove(descriptor);
                open--;
                read(descriptor);
            }
        }
        assumed.clear();
    }

    /** The inodes of the sockets by descriptor. */
    NavigableMap<Integer, Long> inodes() {
        return inodes;
    }

    /** How many descriptors are open, sockets or not. */
    int open() {
        return open;
    }

    /** How many are files, folders or devices. */
    int files() {
        return files;
    }

    /** Whether all could be looked at: not so when there are very many, and few are left to list them with. */
    boolean areComplete() {
        return complete;
    }

    /** How many may be, as {@link DescriptorLimit} has it. */
    int limit() {
        return limit;
    }

    /** The inode of the socket that a descriptor is now; {@code null} when it is none, or closed. */
    static @Nullable Long inode(int descriptor) {
        String link = DescriptorFolder.link(Integer.toString(descriptor));
        return link == null ? null : inodeIn(link);
    }

    private static @Nullable Long inodeIn(String link) {
        return link.startsWith(PREFIX) ? Long.valueOf(link.substring(PREFIX.length(), link.length() - 1)) : null;
    }
}
