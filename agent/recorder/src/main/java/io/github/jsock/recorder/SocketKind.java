package io.github.jsock.recorder;

/** What a socket was opened as: its transport, and whether it carries a stream or datagrams. */
public enum SocketKind {
    TCP(Transport.TCP, false),
    UDP(Transport.UDP, true),
    UNIX_STREAM(Transport.UNIX, false),
    UNIX_DATAGRAM(Transport.UNIX, true);

    private final Transport transport;
    private final boolean datagram;

    SocketKind(Transport transport, boolean datagram) {
        this.transport = transport;
        this.datagram = datagram;
    }

    public Transport transport() {
        return transport;
    }

    /** Whether it carries datagrams (SOCK_DGRAM) rather than a stream (SOCK_STREAM). */
    public boolean isDatagram() {
        return datagram;
    }

    /** The kind of stream socket that has such an address. */
    static SocketKind streamAt(Endpoint endpoint) {
        return endpoint.isUnix() ? UNIX_STREAM : TCP;
    }
}
