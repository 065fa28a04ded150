package io.github.jsock.acceptance;

import java.util.ArrayList;
import java.util.List;

/** The part of an {@link Account} about Unix domain sockets that listen or are connected; a path is empty if there is none. */
record UnixAccount(List<End> ends, List<Listener> listeners) {
    /** One end of a connection; its state is as that of {@link Account.End}. */
    record End(
            String localPath, String peerPath, String role, String serverPath, long sent, long received, String state) {
        /** The descriptor is open. */
        boolean isOpen() {
            return isAssociated() || state.equals("shut");
        }

        /** The other end is open too. */
        boolean isAssociated() {
            return state.equals("open");
        }
    }

    record Listener(String path, int backlog, long accepted) {}

    /** Reads the lines that begin with {@code UNIX}. */
    static UnixAccount parse(List<String> lines) {
        List<End> ends = new ArrayList<>();
        List<Listener> listeners = new ArrayList<>();
        for (String line : lines) {
            String[] f = line.split(" ", -1);
            if (f[0].equals("UNIX")) {
                ends.add(new End(
                        path(f[1]), path(f[2]), f[3], path(f[4]), Long.parseLong(f[5]), Long.parseLong(f[6]), f[7]));
            } else if (f[0].equals("UNIXLISTEN")) {
                listeners.add(new Listener(f[1], Integer.parseInt(f[2]), Long.parseLong(f[3])));
            }
        }
        return new UnixAccount(ends, listeners);
    }

    private static String path(String text) {
        return text.equals("-") ? "" : text;
    }

    List<End> openEnds() {
        return ends.stream().filter(End::isOpen).toList();
    }

    List<End> closedEnds() {
        return ends.stream().filter(end -> !end.isOpen()).toList();
    }

    /** How many ends that this listener accepted are open. */
    long openOf(Listener listener) {
        return openEnds().stream()
                .filter(end -> end.role().equals("server") && end.localPath().equals(listener.path()))
                .count();
    }
}
