package io.github.jsock.acceptance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One Unix domain socket of a process, as the kernel has it.
 *
 * @param state as {@code ss} names it: {@code LISTEN}, {@code ESTAB} or {@code UNCONN}
 * @param path empty if it has none
 * @param peerInode 0 if there is no peer, or no longer
 * @param peerPath empty if the peer has none
 * @param backlog of a listener
 */
record KernelUnixSocket(int fd, String state, String path, long peerInode, String peerPath, int backlog) {
    /** Asks the kernel for those of these descriptors. */
    static Map<Long, KernelUnixSocket> of(Map<Long, Integer> fdByInode) throws IOException, InterruptedException {
        List<String[]> rows = new ArrayList<>();
        Map<String, String> pathByInode = new HashMap<>();
        // Type, state, two queues, path and inode of this end, of that end.
        for (String[] fields : Ss.rows("-xaneH")) {
            rows.add(fields);
            pathByInode.put(fields[5], fields[4].equals("*") ? "" : fields[4]);
        }
        Map<Long, KernelUnixSocket> sockets = new HashMap<>();
        for (String[] fields : rows) {
            Integer fd = fdByInode.get(Long.valueOf(fields[5]));
            if (fd != null) {
                sockets.put(
                        Long.valueOf(fields[5]),
                        new KernelUnixSocket(
                                fd,
                                fields[1],
                                pathByInode.getOrDefault(fields[5], ""),
                                Long.parseLong(fields[7]),
                                pathByInode.getOrDefault(fields[7], ""),
                                Integer.parseInt(fields[3])));
            }
        }
        return sockets;
    }

    boolean isListening() {
        return state.equals("LISTEN") && !isTheJvms();
    }

    boolean isConnected() {
        return state.equals("ESTAB") && !isTheJvms();
    }

    /** The application has it, and it neither listens nor was it connected. */
    boolean isIdle() {
        return state.equals("UNCONN") && !isTheJvms();
    }

    /** The other end is open. */
    boolean hasPeer() {
        return peerInode != 0;
    }

    /** The JVM's, or the application's end of a connection whose other end, which had the name, is closed. */
    boolean isNameless() {
        return state.equals("ESTAB") && path.isEmpty() && !hasPeer();
    }

    /**
     * Not the application's but the JVM's own: where it is attached to, and pairs made by socketpair(2), of which neither
     * end has a name and which the JDK keeps one end of to close others with.
     */
    boolean isTheJvms() {
        return path.contains("/.java_pid") || (state.equals("ESTAB") && path.isEmpty() && peerPath.isEmpty());
    }
}
