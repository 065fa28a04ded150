package io.github.jsock.exporter.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which descriptors of this process are sockets: the links {@code socket:[inode]} in {@code /proc/self/fd}. */
final class SocketDescriptors {
    private static final String FOLDER = "/proc/self/fd";
    private static final String PREFIX = "socket:[";

    private SocketDescriptors() {}

    /** The inodes of the sockets by descriptor. Empty where there is no {@code /proc}. */
    static NavigableMap<Integer, Long> inodes() {
        NavigableMap<Integer, Long> inodes = new TreeMap<>();
        String[] names = new File(FOLDER).list();
        for (String name : names == null ? new String[0] : names) {
            Long inode = inode(name);
            if (inode != null) {
                inodes.put(Integer.valueOf(name), inode);
            }
        }
        return inodes;
    }

    /** The inode of the socket that a descriptor is now; {@code null} when it is none, or closed. */
    static @Nullable Long inode(int descriptor) {
        return inode(Integer.toString(descriptor));
    }

    private static @Nullable Long inode(String name) {
        try {
            String link = Files.readSymbolicLink(Paths.get(FOLDER, name)).toString();
            return link.startsWith(PREFIX) ? Long.valueOf(link.substring(PREFIX.length(), link.length() - 1)) : null;
        } catch (IOException e) {
            return null;
        }
    }
}
