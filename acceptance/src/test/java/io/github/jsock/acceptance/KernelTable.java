package io.github.jsock.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The tables {@code /proc/PID/net/tcp} and {@code udp}, and those of IPv6, of a process's sockets. */
final class KernelTable {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Map<String, String> STATES = Map.ofEntries(
            Map.entry("01", "ESTAB"),
            Map.entry("02", "SYN-SENT"),
            Map.entry("03", "SYN-RECV"),
            Map.entry("04", "FIN-WAIT-1"),
            Map.entry("05", "FIN-WAIT-2"),
            Map.entry("06", "TIME-WAIT"),
            Map.entry("07", "CLOSE"),
            Map.entry("08", "CLOSE-WAIT"),
            Map.entry("09", "LAST-ACK"),
            Map.entry("0A", "LISTEN"),
            Map.entry("0B", "CLOSING"));

    private KernelTable() {}

    /**
     * The rows of these descriptors, by inode. A long table is read in several calls; when sockets of whatever process come
     * and go in between, a row may stand in it twice or be left out. So it is read until it shows nothing new.
     */
    static Map<Long, KernelSocket> of(
            long pid, String transport, Map<Long, Integer> fdByInode, Map<Long, TcpInfo> infoByInode)
            throws IOException {
        Map<Long, KernelSocket> sockets = new LinkedHashMap<>();
        Set<Long> before;
        do {
            before = Set.copyOf(sockets.keySet());
            for (String version : List.of("", "6")) {
                for (String row : rows(Path.of("/proc/" + pid + "/net/" + transport + version))) {
                    String[] fields = SPACES.split(row.strip());
                    long inode = Long.parseLong(fields[9]);
                    Integer fd = fdByInode.get(inode);
                    if (fd != null) {
                        sockets.put(inode, socket(fields, fd, inode, infoByInode));
                    }
                }
            }
        } while (!sockets.keySet().equals(before));
        return sockets;
    }

    private static KernelSocket socket(String[] fields, int fd, long inode, Map<Long, TcpInfo> infoByInode) {
        SocketAddressText local = SocketAddressText.parse(fields[1]);
        SocketAddressText peer = SocketAddressText.parse(fields[2]);
        return new KernelSocket(
                fd,
                inode,
                STATES.getOrDefault(fields[3], fields[3]),
                local.address(),
                local.port(),
                peer.address(),
                peer.port(),
                !fields[4].endsWith(":00000000"),
                infoByInode.get(inode));
    }

    private static List<String> rows(Path table) throws IOException {
        if (!Files.exists(table)) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(table);
        return lines.subList(1, lines.size());
    }
}
