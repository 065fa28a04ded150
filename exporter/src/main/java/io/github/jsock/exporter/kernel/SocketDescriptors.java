package io.github.jsock.exporter.kernel;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which descriptors of this process are sockets: the links {@code socket:[inode]} in {@code /proc/self/fd}. Each socket has a
 * place, from 0 on by ascending descriptor.
 */
final class SocketDescriptors {
    private static final String PREFIX = "socket:[";
    private static final long NO_SOCKET = 0;

    private final int limit = DescriptorLimit.current();
    private final boolean complete;
    private final BitSet assumed = new BitSet();
    private int[] descriptors;
    private long[] inodes;
    private int count;
    private int files;
    private int open;

    private SocketDescriptors(@Nullable SocketDescriptors previous, @Nullable IntPredicate same) {
        DescriptorFolder folder = new DescriptorFolder(limit);
        complete = folder.isComplete();
        int[] numbers = folder.numbers();
        descriptors = new int[numbers.length];
        inodes = new long[numbers.length];
        for (int descriptor : numbers) {
            long before = previous == null ? NO_SOCKET : previous.inodeOf(descriptor);
            if (before != NO_SOCKET && same != null && same.test(descriptor)) {
                assumed.set(count);
                add(descriptor, before);
                open++;
            } else {
                add(descriptor, read(descriptor));
            }
        }
        descriptors = Arrays.copyOf(descriptors, count);
        inodes = Arrays.copyOf(inodes, count);
    }

    private void add(int descriptor, long inode) {
        if (inode != NO_SOCKET) {
            descriptors[count] = descriptor;
            inodes[count++] = inode;
        }
    }

    private long read(int descriptor) {
        String link = DescriptorFolder.link(Integer.toString(descriptor));
        if (link == null) {
            return NO_SOCKET;
        }
        open++;
        files += link.startsWith("/") ? 1 : 0;
        return inodeIn(link);
    }

    /** Those that there are now; none where there is no {@code /proc}. */
    static SocketDescriptors read() {
        return new SocketDescriptors(null, null);
    }

    /**
     * Those that there are now, of which those that were there before are assumed to be the same, if they seem to be, until {@link
     * #confirm}: to look at one costs ten microseconds, which for many thousand is most of a sample.
     *
     * @param same whether a descriptor seems to be the same socket
     */
    static SocketDescriptors readSince(SocketDescriptors previous, IntPredicate same) {
        return new SocketDescriptors(previous, same);
    }

    /** Looks at those after all that were assumed to be sockets which the kernel has in its tables no more. */
    void confirm(FoundRows rows) {
        for (int place = assumed.nextSetBit(0); place >= 0; place = assumed.nextSetBit(place + 1)) {
            if (!rows.has(place)) {
                open--;
                inodes[place] = read(descriptors[place]);
                count -= inodes[place] == NO_SOCKET ? 1 : 0;
            }
        }
        assumed.clear();
    }

    /** How many places there are; some may turn out to be {@linkplain #inode no socket}. */
    int places() {
        return inodes.length;
    }

    /** The descriptor at a place. */
    int descriptor(int place) {
        return descriptors[place];
    }

    /** The inode of the socket at a place; 0 when it is none any more. */
    long inode(int place) {
        return inodes[place];
    }

    /** The inodes by place. */
    long[] inodes() {
        return inodes;
    }

    /** The place of a descriptor; below 0 when it is no socket. */
    int placeOf(int descriptor) {
        return Arrays.binarySearch(descriptors, descriptor);
    }

    /** The inode of the socket with this descriptor; 0 when it is none. */
    long inodeOf(int descriptor) {
        int place = placeOf(descriptor);
        return place < 0 ? NO_SOCKET : inodes[place];
    }

    /** How many are sockets. */
    int count() {
        return count;
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

    /** The inode of the socket that a descriptor is at this moment; 0 when it is none, or closed. */
    static long inodeNow(int descriptor) {
        String link = DescriptorFolder.link(Integer.toString(descriptor));
        return link == null ? NO_SOCKET : inodeIn(link);
    }

    private static long inodeIn(String link) {
        return link.startsWith(PREFIX) ? Long.parseLong(link.substring(PREFIX.length(), link.length() - 1)) : NO_SOCKET;
    }
}
