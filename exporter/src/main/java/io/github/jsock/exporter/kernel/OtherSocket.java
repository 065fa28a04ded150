package io.github.jsock.exporter.kernel;

/** A socket that this process holds and that is not in the table: of a kind that is not recorded, or not seen yet. */
public final class OtherSocket {
    private final int descriptor;
    private final String kind;
    private final String address;

    OtherSocket(int descriptor, String kind, String address) {
        this.descriptor = descriptor;
        this.kind = kind;
        this.address = address;
    }

    /** The file descriptor. */
    public int descriptor() {
        return descriptor;
    }

    /**
     * {@code tcp}, {@code udp}, {@code unix}, {@code netlink}, {@code raw}, {@code packet}, {@code icmp}, {@code udplite},
     * {@code sctp}, {@code mptcp}, {@code vsock} or {@code unknown}.
     */
    public String kind() {
        return kind;
    }

    /** Its local address or path; empty when it has none or it cannot be told. */
    public String address() {
        return address;
    }
}
