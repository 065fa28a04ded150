package io.github.jsock.programs.scenario;

import java.io.Closeable;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
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
 * UNIX localPath peerPath role serverPath sentBytes receivedBytes STATE     as CONN, of Unix domain sockets
 * UNIXLISTEN path backlog accepted                                          as LISTEN
 * IDLE transport state local          each open stream socket that neither listens nor is connected; a port or a path
 * FAIL errorType serverAddress serverPort count                             failed connects since the start
 * TOTAL openedEnds closedEnds sentBytes receivedBytes                       since the start
 * </pre>
 *
 * and the lines of {@link DatagramLedger}, whose bytes are in {@code TOTAL} too.
 *
 * <p>A role is {@code client} or {@code server}. A state is {@code open}; {@code shut} when the association is over but the
 * descriptor is still open; or the reason why it closed, what this end did or saw first: {@code local}, its own close or
 * shutdown of output; {@code peer_fin}, {@code reset} or {@code gc}. An idle socket is {@code opened}, {@code bound} or
 * {@code connecting}. A path is {@code -} where there is none, and the port of a path is 0. Safe for use by several threads.
 */
public final class Ledger {
    private final DatagramLedger datagrams = new DatagramLedger();
    private final List<Object> kept = new ArrayList<>();
    private final Map<String, int[]> backlogAndAcceptedByListener = new TreeMap<>();
    private final List<String> idle = new ArrayList<>();
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
    void listens(int port, int backlog) {
        listens("LISTEN " + port, backlog);
    }

    void listens(Path path, int backlog) {
        listens("UNIXLISTEN " + path, backlog);
    }

    private synchronized void listens(String listener, int backlog) {
        backlogAndAcceptedByListener.put(listener, new int[] {backlog, 0});
    }

    /** Whether a TCP listener of this port is open, on whatever address. */
    synchronized boolean hasListener(int port) {
        return backlogAndAcceptedByListener.containsKey("LISTEN " + port);
    }

    synchronized void stopsListening(int port) {
        backlogAndAcceptedByListener.remove("LISTEN " + port);
    }

    synchronized void stopsListening(Path path) {
        backlogAndAcceptedByListener.remove("UNIXLISTEN " + path);
    }

    /** A stream socket has a descriptor, and neither listens nor is connected. */
    synchronized void idles(String transport, String state, Object local) {
        idle.add("IDLE " + transport + " " + state + " " + local);
    }

    /** Such a socket has closed, connected, or come to listen. */
    synchronized void idlesNoLonger(String transport, String state, Object local) {
        if (!idle.remove("IDLE " + transport + " " + state + " " + local)) {
            throw new IllegalStateException("no such socket: " + local);
        }
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

    /** Any other end of a connection that was opened. */
    synchronized <E extends End> E enter(E end) {
        ends.add(end);
        return end;
    }

    /** Any other end of a TCP connection that was accepted. */
    <E extends End> E accepted(E end) {
        countAccepted(end.localPort());
        return enter(end);
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

    void countAccepted(int port) {
        countAccepted("LISTEN " + port);
    }

    void countAccepted(Path path) {
        countAccepted("UNIXLISTEN " + path);
    }

    private synchronized void countAccepted(String key) {
        int[] listener = backlogAndAcceptedByListener.get(key);
        if (listener != null) {
            listener[1]++;
        }
    }

    /** The account of datagram sockets. */
    DatagramLedger datagrams() {
        return datagrams;
    }

    /** Prints the account, and folds the ends that have closed since the last time. */
    public synchronized void report(PrintStream out) {
        ends.forEach(out::println);
        backlogAndAcceptedByListener.forEach(
                (listener, numbers) -> out.println(listener + " " + numbers[0] + " " + numbers[1]));
        idle.forEach(out::println);
        datagrams.report(out);
        failures.forEach((failure, count) -> out.println("FAIL " + failure + " " + count));
        ends.stream().filter(End::isClosed).forEach(this::fold);
        ends.removeIf(End::isClosed);
        long sent = foldedSent + ends.stream().mapToLong(End::sent).sum() + datagrams.sentBytes();
        long received = foldedReceived + ends.stream().mapToLong(End::received).sum() + datagrams.receivedBytes();
        out.println("TOTAL " + (foldedEnds + ends.size()) + " " + foldedEnds + " " + sent + " " + received);
    }
}
