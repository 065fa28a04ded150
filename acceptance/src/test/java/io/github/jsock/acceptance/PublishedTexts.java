package io.github.jsock.acceptance;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Each socket as the agent has it, told as the kernel would. Where the kernel knows less, no more is told: nothing of a
 * connection that is over but that it is a socket, if its association is in no table; no path of a peer that is closed.
 *
 * <p>A socket that is connecting may be connected by now, or have failed, for as long as the application does not ask.
 */
final class PublishedTexts {
    private final Published published;
    private final Set<Integer> inNoTable;
    private final Map<Integer, KernelUnixSocket> unix = new HashMap<>();
    private final Map<Integer, KernelSocket> tcp = new HashMap<>();

    PublishedTexts(Published published, KernelSockets kernel) {
        this.published = published;
        inNoTable = new HashSet<>(kernel.outsideTables());
        kernel.unix().forEach(socket -> unix.put(socket.fd(), socket));
        kernel.tcp().forEach(socket -> tcp.put(socket.fd(), socket));
    }

    Stream<String> all() {
        return Stream.of(
                        published.listeners().stream().map(PublishedTexts::listener),
                        published.connections().stream().map(this::connection),
                        published.datagramSockets().stream().map(this::datagrams),
                        published.unconnected().stream().map(this::unconnected),
                        published.otherSockets().stream().map(this::other))
                .flatMap(texts -> texts);
    }

    private static String listener(Published.Listener s) {
        return SocketText.listener(s.fd(), s.transport(), s.localAddress(), s.localPort());
    }

    private String connection(Published.Connection s) {
        boolean isUnix = s.transport().equals("unix");
        KernelUnixSocket row = unix.get(s.fd());
        if (isUnix && row != null && row.isNameless() && "".equals(s.localAddress())) {
            return SocketText.nameless(s.fd());
        }
        if (!isUnix && inNoTable.contains(s.fd())) {
            return SocketText.inNoTable(s.fd());
        }
        boolean peerIsGone = isUnix && row != null && !row.hasPeer();
        return SocketText.connected(
                s.fd(),
                s.transport(),
                SocketText.end(s.localAddress(), s.localPort()),
                SocketText.end(peerIsGone ? SocketText.GONE : s.peerAddress(), s.peerPort()));
    }

    private String datagrams(Published.DatagramSocket s) {
        if (s.state().equals("opened") && inNoTable.contains(s.fd())) {
            return SocketText.inNoTable(s.fd());
        }
        return s.state().equals("connected")
                ? SocketText.connected(
                        s.fd(),
                        "udp",
                        SocketText.end(s.localAddress(), s.localPort()),
                        SocketText.end(s.peerAddress(), s.peerPort()))
                : SocketText.idle(s.fd(), "udp", s.state(), s.localAddress(), s.localPort());
    }

    private String unconnected(Published.Unconnected s) {
        if (s.transport().equals("tcp") && inNoTable.contains(s.fd())) {
            return SocketText.inNoTable(s.fd());
        }
        if (!s.state().equals("connecting")) {
            return SocketText.idle(
                    s.fd(), s.transport(), s.state(), Objects.requireNonNullElse(s.localAddress(), ""), s.localPort());
        }
        KernelSocket row = tcp.get(s.fd());
        return row != null && isTo(row, s.peerAddress(), s.peerPort()) && !row.isConnecting()
                ? SocketText.connected(
                        s.fd(),
                        s.transport(),
                        SocketText.end(row.localAddress(), row.localPort()),
                        SocketText.end(s.peerAddress(), s.peerPort()))
                : SocketText.connecting(s.fd(), s.transport(), s.peerAddress(), s.peerPort());
    }

    private static boolean isTo(KernelSocket row, @Nullable String address, @Nullable Integer port) {
        return row.peerAddress().equals(address)
                && Integer.valueOf(row.peerPort()).equals(port);
    }

    private String other(Published.OtherSocket s) {
        KernelUnixSocket row = unix.get(s.fd());
        return row != null && row.isNameless() ? SocketText.nameless(s.fd()) : SocketText.other(s.fd(), s.kind());
    }
}
