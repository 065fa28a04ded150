package io.github.jsock.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The oracle: every TCP socket that a process holds, by the kernel's word. The process's descriptors
 * ({@code /proc/PID/fd}) are joined by inode with {@code /proc/PID/net/tcp} and {@code tcp6}, and with what
 * {@code ss -ti} shows of the counters.
 *
 * <p>A socket whose association is over while its descriptor is still open (reset by the peer, or both directions shut
 * down), and one that was never connected nor bound, is in no table and so not here.
 */
final class KernelSockets {
    private static final Pattern SOCKET_LINK = Pattern.compile("socket:\\[(\\d+)]");
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

    private final List<KernelSocket> all;

    private KernelSockets(List<KernelSocket> all) {
        this.all = all;
    }

    /** Asks the kernel now. Exact when the process is at rest. */
    static KernelSockets of(long pid) throws IOException, InterruptedException {
        Map<Long, Integer> fdByInode = descriptors(pid);
        Map<Long, TcpInfo> infoByInode = counters();
        // A long table is read in several calls; when sockets come and go in between, a row may stand in it twice.
        Map<Long, KernelSocket> sockets = new LinkedHashMap<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String row : rows(Path.of("/proc/" + pid + "/net/" + table))) {
                String[] fields = SPACES.split(row.strip());
                long inode = Long.parseLong(fields[9]);
                Integer fd = fdByInode.get(inode);
                if (fd != null) {
                    sockets.put(inode, socket(fields, fd, inode, infoByInode));
                }
            }
        }
        return new KernelSockets(List.copyOf(sockets.values()));
    }

    /** Those that listen, without those on this port. */
    List<KernelSocket> listeners(int exceptPort) {
        return all.stream()
                .filter(socket -> socket.isListening() && socket.localPort() != exceptPort)
                .toList();
    }

    /** Those that have a peer, without those on this local port. */
    List<KernelSocket> associations(int exceptLocalPort) {
        return all.stream()
                .filter(socket -> socket.peerPort() != 0 && socket.localPort() != exceptLocalPort)
                .toList();
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
                infoByInode.get(inode));
    }

    private static Map<Long, Integer> descriptors(long pid) throws IOException {
        Map<Long, Integer> fdByInode = new TreeMap<>();
        try (Stream<Path> fds = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path fd : (Iterable<Path>) fds::iterator) {
                Matcher link = SOCKET_LINK.matcher(target(fd));
                if (link.matches()) {
                    fdByInode.put(
                            Long.valueOf(link.group(1)),
                            Integer.valueOf(fd.getFileName().toString()));
                }
            }
        }
        return fdByInode;
    }

    private static String target(Path link) throws IOException {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (NoSuchFileException closedMeanwhile) {
            return "";
        }
    }

    private static List<String> rows(Path table) throws IOException {
        if (!Files.exists(table)) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(table);
        return lines.subList(1, lines.size());
    }

    private static Map<Long, TcpInfo> counters() throws IOException, InterruptedException {
        Process ss =
                new ProcessBuilder("ss", "-tinHOe").redirectErrorStream(true).start();
        String text = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (ss.waitFor() != 0) {
            throw new AssertionError("ss failed: " + text);
        }
        Map<Long, TcpInfo> infoByInode = new HashMap<>();
        for (String line : text.split("\n", -1)) {
            String[] fields = SPACES.split(line.strip());
            for (String field : fields) {
                if (field.startsWith("ino:")) {
                    infoByInode.put(Long.valueOf(field.substring("ino:".length())), TcpInfo.parse(fields));
                }
            }
        }
        return infoByInode;
    }
}
