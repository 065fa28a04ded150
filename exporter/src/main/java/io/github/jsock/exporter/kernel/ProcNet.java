package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Endpoint;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
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

    private final FoundRows found;
    private final @Nullable PortCensus census;
    private final Set<ProcTable> unread = EnumSet.noneOf(ProcTable.class);

    private ProcNet(FoundRows found, @Nullable PortCensus census) {
        this.found = found;
        this.census = census;
    }

    /** Looks for the sockets that are wanted, and has the rows of TCP counted if that is wanted. */
    static ProcNet search(FoundRows found, @Nullable PortCensus census) {
        ProcNet search = new ProcNet(found, census);
        for (ProcTable table : ProcTable.values()) {
            boolean counted = census != null && table.kind().equals("tcp");
            if (counted || found.isMissingAny()) {
                search.read(table);
            }
        }
        return search;
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

    private void readInternet(ProcTable table, String file) throws IOException {
        try (InternetRows rows = new InternetRows(file)) {
            while (rows.next()) {
                if (census != null && table.kind().equals("tcp")) {
                    census.add(rows);
                }
                found.add(table, rows);
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
                    long inode =
                            Long.parseLong(line.trim().substring(line.trim().lastIndexOf(' ') + 1));
                    found.add(inode, KernelSocket.stateless(table, Endpoint.UNKNOWN));
                }
            }
        }
    }

    private void addUnix(ProcTable table, Columns columns) {
        columns.skip(3);
        int flags = Integer.parseInt(columns.next(), 16);
        boolean stream = columns.next().equals(UNIX_STREAM);
        boolean connected = columns.next().equals(UNIX_CONNECTED);
        long inode = Long.parseLong(columns.next());
        Endpoint local = Endpoint.ofPath(columns.rest());
        boolean listening = (flags & UNIX_LISTENING) != 0;
        found.add(
                inode,
                stream
                        ? KernelSocket.unixStream(table, local, listening, connected)
                        : KernelSocket.stateless(table, local));
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
