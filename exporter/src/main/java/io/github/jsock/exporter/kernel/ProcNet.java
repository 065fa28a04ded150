package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Endpoint;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds sockets by inode in the tables of {@code /proc/self/net} (proc_pid_net(5); the kernel's {@code tcp4_seq_show} and its
 * like). They list all sockets of the network namespace, not only this process's.
 */
final class ProcNet {
    /** {@code __SO_ACCEPTCON} among the flags of a Unix domain socket. */
    private static final int UNIX_LISTENING = 0x10000;

    /** {@code SOCK_STREAM}. */
    private static final String UNIX_STREAM = "0001";

    /** {@code SS_CONNECTED} of {@code include/uapi/linux/net.h}. */
    private static final String UNIX_CONNECTED = "03";

    private final long[] wanted;
    private final Map<Long, KernelSocket> found = new HashMap<>();
    private final @Nullable PortCensus census;
    private final Set<ProcTable> unread = EnumSet.noneOf(ProcTable.class);

    private ProcNet(Collection<Long> wanted, @Nullable PortCensus census) {
        this.census = census;
        this.wanted =
                wanted.stream().mapToLong(Long::longValue).distinct().sorted().toArray();
    }

    /** Looks for the sockets with these inodes, and has the rows of TCP counted if that is wanted. */
    static ProcNet search(Collection<Long> inodes, @Nullable PortCensus census) {
        ProcNet search = new ProcNet(inodes, census);
        for (ProcTable table : ProcTable.values()) {
            boolean counted = census != null && table.kind().equals("tcp");
            if (counted || search.found.size() < search.wanted.length) {
                search.read(table);
            }
        }
        return search;
    }

    /** The socket with this inode; {@code null} when it is in no table that could be read. */
    @Nullable
    KernelSocket socket(Long inode) {
        return found.get(inode);
    }

    /** Whether all tables that there are could be read; where few descriptors are left, those of TCP alone can. */
    boolean isComplete() {
        return unread.isEmpty();
    }

    /** Whether a table could be read, or is not there. */
    boolean has(ProcTable table) {
        return !unread.contains(table);
    }

    private void read(ProcTable table) {
        String file = "/proc/self/net/" + table.name().toLowerCase(Locale.ROOT);
        try {
            if (table.columns() == ProcTable.Columns.INTERNET) {
                readInternet(table, file);
            } else {
                readLines(table, file);
            }
        } catch (IOException e) {
            // Mostly there is no such file: the kernel has no such sockets, or is no Linux.
            if (new File(file).exists()) {
                unread.add(table);
            }
        }
    }

    /** Most rows are of other processes, or of none: an address is made only when the inode is wanted. */
    private void readInternet(ProcTable table, String file) throws IOException {
        try (InternetRows rows = new InternetRows(file)) {
            while (rows.next()) {
                if (census != null && table.kind().equals("tcp")) {
                    census.add(rows);
                }
                if (isWanted(rows.inode())) {
                    found.put(
                            rows.inode(),
                            new KernelSocket(
                                    table,
                                    rows.local().endpoint(),
                                    rows.peer().port() == 0
                                            ? Endpoint.UNKNOWN
                                            : rows.peer().endpoint(),
                                    rows.state(),
                                    rows.receiveQueue(),
                                    rows.sendQueue()));
                }
            }
        }
    }

    private void readLines(ProcTable table, String file) throws IOException {
        try (ProcText text = ProcText.read(file)) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
            lines.readLine(); // the heading
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (table.columns() == ProcTable.Columns.UNIX) {
                    addUnix(table, new Columns(line.trim()));
                } else {
                    Long inode = Long.valueOf(line.trim().substring(line.trim().lastIndexOf(' ') + 1));
                    add(inode, KernelSocket.stateless(table, Endpoint.UNKNOWN));
                }
            }
        }
    }

    private void addUnix(ProcTable table, Columns columns) {
        columns.skip(3);
        int flags = Integer.parseInt(columns.next(), 16);
        boolean stream = columns.next().equals(UNIX_STREAM);
        boolean connected = columns.next().equals(UNIX_CONNECTED);
        Long inode = Long.valueOf(columns.next());
        Endpoint local = Endpoint.ofPath(columns.rest());
        boolean listening = (flags & UNIX_LISTENING) != 0;
        add(
                inode,
                stream
                        ? KernelSocket.unixStream(table, local, listening, connected)
                        : KernelSocket.stateless(table, local));
    }

    private void add(long inode, KernelSocket socket) {
        if (isWanted(inode)) {
            found.put(inode, socket);
        }
    }

    private boolean isWanted(long inode) {
        return Arrays.binarySearch(wanted, inode) >= 0;
    }

    /** The columns of a row, separated by blanks. */
    private static final class Columns {
        private final String line;
        private int at;

        Columns(String line) {
            this.line = line;
        }

        String next() {
            int end = line.indexOf(' ', at);
            String column = line.substring(at, end < 0 ? line.length() : end);
            at = end < 0 ? line.length() : end;
            while (at < line.length() && line.charAt(at) == ' ') {
                at++;
            }
            return column;
        }

        void skip(int columns) {
            for (int i = 0; i < columns; i++) {
                next();
            }
        }

        /** What is left, which may have blanks; empty when nothing is. */
        String rest() {
            return line.substring(at);
        }
    }
}
