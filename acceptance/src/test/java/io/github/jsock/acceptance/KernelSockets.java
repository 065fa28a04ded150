package io.github.jsock.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The oracle: every socket that a process holds, by the kernel's word. The process's descriptors ({@code /proc/PID/fd})
 * are joined by inode with {@code /proc/PID/net/tcp}, {@code udp} and their IPv6 kin, and with what {@code ss} shows of
 * TCP's counters and of Unix domain sockets.
 *
 * <p>A TCP or UDP socket that has no association is in no table: TCP's that is merely opened or bound, or whose association
 * is over while its descriptor is still open (reset by the peer, or both directions shut down); UDP's that is not bound.
 * Of these only the descriptor is known.
 */
final class KernelSockets {
    private static final Pattern SOCKET_LINK = Pattern.compile("socket:\\[(\\d+)]");

    private final Map<Long, Integer> fdByInode;
    private final Map<Long, KernelSocket> tcp;
    private final Map<Long, KernelSocket> udp;
    private final Map<Long, KernelUnixSocket> unix;

    private KernelSockets(
            Map<Long, Integer> fdByInode,
            Map<Long, KernelSocket> tcp,
            Map<Long, KernelSocket> udp,
            Map<Long, KernelUnixSocket> unix) {
        this.fdByInode = fdByInode;
        this.tcp = tcp;
        this.udp = udp;
        this.unix = unix;
    }

    /** Asks the kernel now. Exact when the process is at rest. */
    static KernelSockets of(long pid) throws IOException, InterruptedException {
        Map<Long, Integer> fdByInode = descriptors(pid);
        return new KernelSockets(
                fdByInode,
                KernelTable.of(pid, "tcp", fdByInode, counters()),
                KernelTable.of(pid, "udp", fdByInode, Map.of()),
                KernelUnixSocket.of(fdByInode));
    }

    /** TCP sockets that listen or have a peer. */
    Collection<KernelSocket> tcp() {
        return tcp.values();
    }

    /** TCP sockets that listen, without those on this port. */
    List<KernelSocket> listeners(int exceptPort) {
        return tcp.values().stream()
                .filter(socket -> socket.isListening() && socket.localPort() != exceptPort)
                .toList();
    }

    /** TCP sockets that have a peer, without those on this local port. */
    List<KernelSocket> associations(int exceptLocalPort) {
        return tcp.values().stream()
                .filter(socket -> socket.peerPort() != 0 && socket.localPort() != exceptLocalPort)
                .filter(socket -> !socket.isConnecting())
                .toList();
    }

    /** TCP sockets of which the peer has not answered yet. */
    List<KernelSocket> connecting() {
        return tcp.values().stream().filter(KernelSocket::isConnecting).toList();
    }

    /** UDP sockets that are bound or connected. */
    Collection<KernelSocket> datagrams() {
        return udp.values();
    }

    /** All Unix domain sockets, the JVM's own among them. */
    Collection<KernelUnixSocket> unix() {
        return unix.values();
    }

    /** The descriptors of sockets that are in no table. */
    List<Integer> outsideTables() {
        List<Integer> fds = new ArrayList<>();
        fdByInode.forEach((inode, fd) -> {
            if (!tcp.containsKey(inode) && !udp.containsKey(inode) && !unix.containsKey(inode)) {
                fds.add(fd);
            }
        });
        return fds;
    }

    /** How many sockets the process holds, without those of TCP on this local port. */
    long count(int exceptLocalPort) {
        return fdByInode.size()
                - tcp.values().stream()
                        .filter(socket -> socket.localPort() == exceptLocalPort)
                        .count();
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

    private static Map<Long, TcpInfo> counters() throws IOException, InterruptedException {
        Map<Long, TcpInfo> infoByInode = new HashMap<>();
        for (String[] fields : Ss.rows("-tinHOe")) {
            for (String field : fields) {
                if (field.startsWith("ino:")) {
                    infoByInode.put(Long.valueOf(field.substring("ino:".length())), TcpInfo.parse(fields));
                }
            }
        }
        return infoByInode;
    }
}
