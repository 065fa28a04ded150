package io.github.jsock.acceptance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of an {@link Account} about datagram sockets, see {@code DatagramLedger} in the programs.
 *
 * @param sockets those open
 * @param movedByService since the start
 * @param errors failed sends and receives since the start
 */
record DatagramAccount(List<Socket> sockets, Map<Service, Moved> movedByService, Map<IoError, Long> errors) {
    /** The state is {@code opened}, {@code bound} or {@code connected}; destinations are those of sends without connect. */
    record Socket(int localPort, int peerPort, Service service, Moved moved, int destinations, String state) {
        /** The kernel has it in a table. */
        boolean isBound() {
            return !state.equals("opened");
        }
    }

    /** The address is {@code *} for a server on all addresses; the role is {@code -} for a socket that is not bound. */
    record Service(String role, String address, int port) {
        static Service parse(String[] f, int first) {
            return new Service(f[first], f[first + 1], Integer.parseInt(f[first + 2]));
        }
    }

    /** Datagrams and bytes; {@code filled} of those received left no room in their buffer. */
    record Moved(long sent, long sentBytes, long received, long receivedBytes, long filled) {
        static Moved parse(String[] f, int first) {
            return new Moved(
                    Long.parseLong(f[first]),
                    Long.parseLong(f[first + 1]),
                    Long.parseLong(f[first + 2]),
                    Long.parseLong(f[first + 3]),
                    Long.parseLong(f[first + 4]));
        }

        Moved plus(Moved other) {
            return new Moved(
                    sent + other.sent,
                    sentBytes + other.sentBytes,
                    received + other.received,
                    receivedBytes + other.receivedBytes,
                    filled + other.filled);
        }
    }

    record IoError(String transport, String role, String errorType) {}

    /** Reads the lines that are about datagram sockets. */
    static DatagramAccount parse(List<String> lines) {
        List<Socket> sockets = new ArrayList<>();
        Map<Service, Moved> moved = new HashMap<>();
        Map<IoError, Long> errors = new HashMap<>();
        for (String line : lines) {
            String[] f = line.split(" ", -1);
            switch (f[0]) {
                case "DGRAM" ->
                    sockets.add(new Socket(
                            Integer.parseInt(f[1]),
                            Integer.parseInt(f[2]),
                            Service.parse(f, 3),
                            Moved.parse(f, 6),
                            Integer.parseInt(f[11]),
                            f[12]));
                case "DSERVICE" -> moved.put(Service.parse(f, 1), Moved.parse(f, 4));
                case "ERROR" -> errors.put(new IoError(f[1], f[2], f[3]), Long.parseLong(f[4]));
                default -> {}
            }
        }
        return new DatagramAccount(sockets, moved, errors);
    }

    /** All that has moved since the start. */
    Moved moved() {
        return movedByService.values().stream().reduce(new Moved(0, 0, 0, 0, 0), Moved::plus);
    }
}
