package io.github.jsock.programs.scenario;

import java.io.Closeable;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The program's own account of what it did. Printed after each step as
 *
 * <pre>
 * CONN localPort peerPort role sentBytes receivedBytes STATE     each end that is open, or was closed in this step
 * LISTEN port backlog accepted                                              each open listener
 * FAIL errorType serverAddress serverPort count                             failed connects since the start
 * TOTAL openedEnds closedEnds sentBytes receivedBytes                       since the start
 * </pre>
 *
 * A role is {@code client} or {@code server}. A state is {@code open}; {@code shut} when both directions are shut down but
 * the descriptor is still open; or the reason why it closed, what this end did or saw first: {@code local}, its own
 * close or shutdown of output; {@code peer_fin}, {@code reset} or {@code gc}. Safe for use by several threads.
 */
public final class Ledger {
    private final List<Object> kept = new ArrayList<>();
    private final Map<Integer, int[]> backlogAndAcceptedByPort = new TreeMap<>();
    private final Map<String, Integer> failures = new TreeMap<>();
    private final List<End> ends = new ArrayList<>();
    private long foldedEnds;
    private long foldedSent;
    private long foldedReceived;

    /** Holds what is no end of a connection until the program ends, so that it is never garbage. */
    synchronized <T extends Closeable> T keep(T socket) {
        kept.add(socket);
        return socket;
    }

    /** A listener opened. {@code backlog} is what the kernel was asked for. */
    synchronized void listens(int port, int backlog) {
        backlogAndAcceptedByPort.put(port, new int[] {backlog, 0});
    }

    synchronized void stopsListening(int port) {
        backlogAndAcceptedByPort.remove(port);
    }

    /** A socket that has connected. */
    SocketEnd client(Socket socket) {
        return enter(new SocketEnd("client", socket));
    }

    ChannelEnd client(SocketChannel channel) {
        return enter(new ChannelEnd("client", channel));
    }

    /** A socket that was accepted, by a listener of this ledger. */
    SocketEnd server(Socket socket) {
        return accepted(new SocketEnd("server", socket));
    }

    ChannelEnd server(SocketChannel channel) {
        return accepted(new ChannelEnd("server", channel));
    }

    /** A connect that failed; {@code host} and {@code port} as the program gave them. */
    synchronized void connectFailed(String errorType, String host, int port) {
        failures.merge(errorType + " " + host + " " + port, 1, Integer::sum);
    }

    /** A closed end that is too short-lived to be listed: it enters the totals alone. */
    synchronized void fold(End closed) {
        foldedEnds++;
        foldedSent += closed.sent();
        foldedReceived += closed.received();
    }

    synchronized void countAccepted(int port) {
        int[] listener = backlogAndAcceptedByPort.get(port);
        if (listener != null) {
            listener[1]++;
        }
    }

    /** Prints the account, and folds the ends that have closed since the last time. */
    public synchronized void report(PrintStream out) {
        ends.forEach(out::println);
        backlogAndAcceptedByPort.forEach(
                (port, listener) -> out.println("LISTEN " + port + " " + listener[0] + " " + listener[1]));
        failures.forEach((failure, count) -> out.println("FAIL " + failure + " " + count));
        ends.stream().filter(End::isClosed).forEach(this::fold);
        ends.removeIf(End::isClosed);
        long sent = foldedSent + ends.stream().mapToLong(End::sent).sum();
        long received = foldedReceived + ends.stream().mapToLong(End::received).sum();
        out.println("TOTAL " + (foldedEnds + ends.size()) + " " + foldedEnds + " " + sent + " " + received);
    }

    private synchronized <E extends End> E enter(E end) {
        ends.add(end);
        return end;
    }

    private <E extends End> E accepted(E end) {
        countAccepted(end.localPort());
        return enter(end);
    }
}
