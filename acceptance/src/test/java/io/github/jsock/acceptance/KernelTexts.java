package io.github.jsock.acceptance;

import java.util.stream.Stream;

/** Each socket of a process as the kernel has it. */
record KernelTexts(KernelSockets kernel, int agentPort) {
    private static final String AGENT_ADDRESS = "127.0.0.1";

    /** All but those of TCP at the agent's port, which are its own. */
    Stream<String> all() {
        Stream<String> tcp =
                kernel.tcp().stream().filter(socket -> !isAgents(socket)).map(KernelTexts::tcp);
        Stream<String> udp = kernel.datagrams().stream().map(KernelTexts::udp);
        Stream<String> unix = kernel.unix().stream().map(KernelTexts::unix);
        Stream<String> unlisted = kernel.outsideTables().stream().map(SocketText::inNoTable);
        return Stream.of(tcp, udp, unix, unlisted).flatMap(texts -> texts);
    }

    /** The program may listen on the same port of another address. */
    private boolean isAgents(KernelSocket socket) {
        return socket.localPort() == agentPort && socket.localAddress().equals(AGENT_ADDRESS);
    }

    private static String tcp(KernelSocket s) {
        if (s.isListening()) {
            return SocketText.listener(s.fd(), "tcp", s.localAddress(), s.localPort());
        }
        return s.isConnecting()
                ? SocketText.connecting(s.fd(), "tcp", s.peerAddress(), s.peerPort())
                : connected("tcp", s);
    }

    private static String udp(KernelSocket s) {
        return s.peerPort() == 0
                ? SocketText.idle(s.fd(), "udp", "bound", s.localAddress(), s.localPort())
                : connected("udp", s);
    }

    private static String connected(String transport, KernelSocket s) {
        return SocketText.connected(
                s.fd(),
                transport,
                SocketText.end(s.localAddress(), s.localPort()),
                SocketText.end(s.peerAddress(), s.peerPort()));
    }

    private static String unix(KernelUnixSocket s) {
        if (s.isNameless()) {
            return SocketText.nameless(s.fd());
        } else if (s.isListening()) {
            return SocketText.listener(s.fd(), "unix", s.path(), null);
        } else if (s.isIdle()) {
            return SocketText.idle(s.fd(), "unix", s.path().isEmpty() ? "opened" : "bound", s.path(), null);
        } else if (s.isConnected()) {
            String peer = s.hasPeer() ? s.peerPath() : SocketText.GONE;
            return SocketText.connected(s.fd(), "unix", SocketText.end(s.path(), null), SocketText.end(peer, null));
        }
        return SocketText.other(s.fd(), "unix");
    }
}
