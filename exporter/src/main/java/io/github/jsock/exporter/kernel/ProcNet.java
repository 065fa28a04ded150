package io.github.jsock.exporter.kernel;

import io.github.jsock.recorder.Endpoint;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds sockets by inode in the tables of {@code /proc/self/net} (proc_pid_net(5); the kernel's {@code tcp4_seq_show} and its
 * like). They list all sockets of the network namespace, not only this process's.
 */
final class ProcNet {
    /** Large, because each {@code read(2)} of such a file is a scan that starts where the last one stopped. */
    private static final int BUFFER = 1 << 16;

    /** {@code __SO_ACCEPTCON} among the flags of a Unix domain socket. */
    private static final int UNIX_LISTENING = 0x10000;

    /** {@code SOCK_STREAM}. */
    private static final String UNIX_STREAM = "0001";

    /** {@code SS_CONNECTED} of {@code include/uapi/linux/net.h}. */
    private static final String UNIX_CONNECTED = "03";

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private final Set<Long> wanted;
    private final Map<Long, KernelSocket> found = new HashMap<>();
    private boolean complete = true;

    private ProcNet(Collection<Long> wanted) {
        this.wanted = new HashSet<>(wanted);
    }

    /** Looks for the sockets with these inodes. */
    static ProcNet search(Collection<Long> inodes) {
        ProcNet search = new ProcNet(inodes);
        for (ProcTable table : ProcTable.values()) {
            if (search.found.size() < search.wanted.size()) {
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

    /** Whether all tables that there are could be read; where descriptors have run out, none can. */
    boolean isComplete() {
        return complete;
    }

    private void read(ProcTable table) {
        String file = "/proc/self/net/" + table.name().toLowerCase(Locale.ROOT);
        try (Reader in = new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8);
                BufferedReader lines = new BufferedReader(in, BUFFER)) {
            lines.readLine(); // the heading
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                addRow(table, line.trim());
            }
        } catch (IOException e) {
            // Mostly there is no such file: the kernel has no such sockets, or is no Linux.
            complete &= !new File(file).exists();
        }
    }

    private void addRow(ProcTable table, String line) throws UnknownHostException {
        Columns columns = new Columns(line);
        switch (table.columns()) {
            case INTERNET:
                addInternet(table, columns);
                break;
            case UNIX:
                addUnix(table, columns);
                break;
            case INODE_LAST:
                Long inode = Long.valueOf(line.substring(line.lastIndexOf(' ') + 1));
                add(inode, KernelSocket.stateless(table, Endpoint.UNKNOWN));
                break;
        }
    }

    /** Most rows are of other processes: an address is read only when the inode is wanted. */
    private void addInternet(ProcTable table, Columns columns) throws UnknownHostException {
        columns.skip(1);
        String local = columns.next();
        String peer = columns.next();
        String state = columns.next();
        String queues = columns.next();
        columns.skip(4);
        Long inode = Long.valueOf(columns.next());
        if (wanted.contains(inode)) {
            Endpoint other = endpoint(peer);
            add(
                    inode,
                    new KernelSocket(
                            table,
                            endpoint(local),
                            other.port() == 0 ? Endpoint.UNKNOWN : other,
                            TcpState.numbered(Integer.parseInt(state, 16)),
                            Long.parseLong(queues.substring(queues.indexOf(':') + 1), 16),
                            Long.parseLong(queues.substring(0, queues.indexOf(':')), 16)));
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

    private void add(Long inode, KernelSocket socket) {
        if (wanted.contains(inode)) {
            found.put(inode, socket);
        }
    }

    /** {@code 0100007F:1F90}: the address as 32-bit words in the machine's byte order, and the port. */
    private static Endpoint endpoint(String text) throws UnknownHostException {
        int colon = text.indexOf(':');
        byte[] address = new byte[colon / 2];
        for (int i = 0; i < address.length; i++) {
            int word = i / 4 * 4;
            int offset = LITTLE_ENDIAN ? word + 3 - i % 4 : i;
            address[i] = (byte) Integer.parseInt(text.substring(2 * offset, 2 * offset + 2), 16);
        }
        return Endpoint.of(InetAddress.getByAddress(address), Integer.parseInt(text.substring(colon + 1), 16));
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
