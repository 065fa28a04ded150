package io.github.jsock.acceptance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the scenario program says that it did, up to and including one step; see {@code Ledger} in the programs.
 *
 * @param ends those of TCP connections that are open, and those closed in this step
 * @param listeners those of TCP
 * @param idle open stream sockets that neither listen nor are connected
 * @param connectFailures since the start, by their cause and destination
 */
record Account(
        String step,
        List<End> ends,
        List<Listener> listeners,
        UnixAccount unix,
        List<Idle> idle,
        DatagramAccount datagrams,
        Map<Failure, Long> connectFailures,
        Totals totals) {

    /** One end of a TCP connection; the state is {@code open}, {@code shut} or the reason why it closed. */
    record End(int localPort, int peerPort, String role, long sent, long received, String state) {
        /** The descriptor is open. */
        boolean isOpen() {
            return isAssociated() || state.equals("shut");
        }

        /** The kernel still has the association. */
        boolean isAssociated() {
            return state.equals("open");
        }
    }

    record Listener(int port, int backlog, long accepted) {}

    /** The state is {@code opened}, {@code bound} or {@code connecting}; {@code local} is a port, or a path, empty if none. */
    record Idle(String transport, String state, String local) {
        boolean isConnecting() {
            return state.equals("connecting");
        }
    }

    record Failure(String errorType, String address, int port) {}

    record Totals(long opened, long closed, long sent, long received) {}

    /** Reads the lines between {@code STEP} and {@code QUIET}. */
    static Account parse(String step, List<String> lines) {
        List<End> ends = new ArrayList<>();
        List<Listener> listeners = new ArrayList<>();
        List<Idle> idle = new ArrayList<>();
        Map<Failure, Long> failures = new TreeMap<>(Comparator.comparing(Failure::toString));
        Totals totals = new Totals(0, 0, 0, 0);
        for (String line : lines) {
            String[] f = line.split(" ", -1);
            switch (f[0]) {
                case "CONN" -> ends.add(new End(number(f[1]), number(f[2]), f[3], count(f[4]), count(f[5]), f[6]));
                case "LISTEN" -> listeners.add(new Listener(number(f[1]), number(f[2]), count(f[3])));
                case "IDLE" -> idle.add(new Idle(f[1], f[2], f[3].equals("-") ? "" : f[3]));
                case "FAIL" -> failures.put(new Failure(f[1], f[2], number(f[3])), count(f[4]));
                case "TOTAL" -> totals = new Totals(count(f[1]), count(f[2]), count(f[3]), count(f[4]));
                case "UNIX", "UNIXLISTEN", "DGRAM", "DSERVICE", "ERROR" -> {}
                default -> throw new AssertionError("the program says: " + line);
            }
        }
        return new Account(
                step, ends, listeners, UnixAccount.parse(lines), idle, DatagramAccount.parse(lines), failures, totals);
    }

    List<End> openEnds() {
        return ends.stream().filter(End::isOpen).toList();
    }

    List<End> associatedEnds() {
        return ends.stream().filter(End::isAssociated).toList();
    }

    List<End> closedEnds() {
        return ends.stream().filter(end -> !end.isOpen()).toList();
    }

    /** Idle sockets of this transport. */
    List<Idle> idle(String transport) {
        return idle.stream()
                .filter(socket -> socket.transport().equals(transport))
                .toList();
    }

    /** The local ports of what is connecting; 0 for one that the program cannot know, because the JDK does not say it. */
    List<Integer> connecting() {
        return idle.stream()
                .filter(Idle::isConnecting)
                .map(socket -> Integer.valueOf(socket.local()))
                .toList();
    }

    /** The port itself if something of the program is connecting from it, and otherwise 0. */
    int knownPort(int connecting) {
        return connecting().contains(connecting) ? connecting : 0;
    }

    /** How many ends that this listener accepted are open. */
    long openOf(Listener listener) {
        return openEnds().stream()
                .filter(end -> end.role().equals("server") && end.localPort() == listener.port())
                .count();
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    private static long count(String text) {
        return Long.parseLong(text);
    }
}
