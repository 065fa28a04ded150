package io.github.jsock.exporter.kernel;

/** The tables of {@code /proc/self/net} that list sockets, and what kind of socket each has. */
enum ProcTable {
    TCP("tcp", Columns.INTERNET),
    TCP6("tcp", Columns.INTERNET),
    UDP("udp", Columns.INTERNET),
    UDP6("udp", Columns.INTERNET),
    UNIX("unix", Columns.UNIX),
    NETLINK("netlink", Columns.INODE_LAST),
    PACKET("packet", Columns.INODE_LAST),
    RAW("raw", Columns.INTERNET),
    RAW6("raw", Columns.INTERNET),
    ICMP("icmp", Columns.INTERNET),
    ICMP6("icmp", Columns.INTERNET),
    UDPLITE("udplite", Columns.INTERNET),
    UDPLITE6("udplite", Columns.INTERNET);

    /** How the rows are laid out. */
    enum Columns {
        /** {@code sl local peer state queues timer retransmits uid timeout inode ...} */
        INTERNET,
        /** {@code num refcount protocol flags type state inode path} */
        UNIX,
        /** Other columns, and the inode as the last. */
        INODE_LAST
    }

    private final String kind;
    private final Columns columns;

    ProcTable(String kind, Columns columns) {
        this.kind = kind;
        this.columns = columns;
    }

    /** The published word for its sockets. */
    String kind() {
        return kind;
    }

    Columns columns() {
        return columns;
    }
}
