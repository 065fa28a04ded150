package io.github.jsock.exporter.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Map;
import java.util.TreeMap;

/** Which descriptors of this process are sockets: the links {@code socket:[inode]} in {@code /proc/self/fd}. */
final class SocketDescriptors {
    private static final String FOLDER = "/proc/self/fd";
    private static final String PREFIX = "socket:[";

    private SocketDescriptors() {}

    /** The inodes of the sockets by descriptor. Empty where there is no {@code /proc}. */
    static Map<Integer, Long> inodes() {
        Map<Integer, Long> inodes = new TreeMap<>();
        String[] names = new File(FOLDER).list();
        for (String name : names == null ? new String[0] : names) {
            try {
                String link = Files.readSymbolicLink(Paths.get(FOLDER, name)).toString();
                if (link.startsWith(PREFIX)) {
                    inodes.put(Integer.valueOf(name), Long.valueOf(link.substring(PREFIX.length(), link.length() - 1)));
                }
            } catch (IOException e) {
                // Closed since it was listed.
            }
        }
        return inodes;
    }
}
