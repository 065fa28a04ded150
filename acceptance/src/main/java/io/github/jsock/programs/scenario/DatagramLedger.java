package io.github.jsock.programs.scenario;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The program's account of its datagram sockets, a part of {@link Ledger}. Printed as
 *
 * <pre>
 * DGRAM localPort peerPort role serverAddress serverPort MOVED destinations state     each open one
 * DSERVICE role serverAddress serverPort MOVED          through sockets while they stood for it, since the start
 * ERROR transport role errorType count                                      failed sends and receives since the start
 * </pre>
 *
 * MOVED is {@code sentDatagrams sentBytes receivedDatagrams receivedBytes filled}; the last are received datagrams that left
 * no room in their buffer. A state is {@code opened}, {@code bound} or {@code connected}. A socket bound to a port that was
 * chosen is a server, at {@code *} if on all addresses; one that is bound to any port a client of {@code ~unconnected}; a
 * connected one a client of its destination, as that was named. While opened it is neither, and that is {@code - - 0}.
 * Destinations are those of sends without connect, 64 at most. Safe for use by several threads.
 */
final class DatagramLedger {
    private final List<DatagramEnd> open = new ArrayList<>();
    private final Map<String, DatagramTally> byService = new TreeMap<>();
    private final Map<String, Integer> errors = new TreeMap<>();

    synchronized <E extends DatagramEnd> E enter(E end) {
        open.add(end);
        return end;
    }

    synchronized void leave(DatagramEnd end) {
        open.remove(end);
    }

    /** What moved for the service of this role, address and port. */
    synchronized DatagramTally service(String service) {
        return byService.computeIfAbsent(service, key -> new DatagramTally());
    }

    synchronized void failed(String role, String errorType) {
        errors.merge("udp " + role + " " + errorType, 1, Integer::sum);
    }

    synchronized void report(PrintStream out) {
        open.forEach(out::println);
        byService.forEach((service, tally) -> out.println("DSERVICE " + service + " " + tally));
        errors.forEach((error, count) -> out.println("ERROR " + error + " " + count));
    }

    synchronized long sentBytes() {
        return byService.values().stream().mapToLong(DatagramTally::sentBytes).sum();
    }

    synchronized long receivedBytes() {
        return byService.values().stream()
                .mapToLong(DatagramTally::receivedBytes)
                .sum();
    }
}
