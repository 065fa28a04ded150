package io.github.jsock.exporter.jmx;

import org.jspecify.annotations.Nullable;

/** The interface of {@code jsock:type=Sockets}. */
@Description("The sockets of this JVM: totals, and listeners and connections as readable lines and as rows")
public interface SocketsMXBean {
    /** The most rows that an attribute with lines has. */
    int MAX_LINES = 1_000;

    @Description("Connections opened so far, accepted and connected")
    @Units("connections")
    long getConnectionsOpened();

    @Description("Connections that have ended")
    @Units("connections")
    long getConnectionsClosed();

    @Description("Connections that are open now")
    @Units("connections")
    long getConnectionsOpen();

    @Description("Connects that have begun and neither succeeded nor failed")
    @Units("connects")
    int getConnectsInProgress();

    @Description("Connects that have failed")
    @Units("connects")
    long getConnectFailures();

    @Description("Host names that InetAddress has looked up and found, its cache aside")
    @Units("lookups")
    long getDnsLookups();

    @Description("Host names that InetAddress has looked up and not found, its cache aside")
    @Units("lookups")
    long getDnsLookupFailures();

    @Description("Payload bytes that the application has read")
    @Units("bytes")
    long getBytesReceived();

    @Description("Payload bytes that the kernel has taken from the application")
    @Units("bytes")
    long getBytesSent();

    @Description("Listening sockets")
    @Units("sockets")
    int getListenersOpen();

    @Description("Datagram sockets")
    @Units("sockets")
    int getDatagramSocketsOpen();

    @Description("Stream sockets that neither listen nor are connected")
    @Units("sockets")
    int getUnconnected();

    @Description("Descriptors of this process that are sockets, by the kernel's word; null where it cannot be asked")
    @Units("sockets")
    @Nullable
    Integer getSocketDescriptors();

    @Description("Descriptors of this process that are open, sockets or not; null where it cannot be asked")
    @Units("descriptors")
    @Nullable
    Integer getOpenDescriptors();

    @Description("How many descriptors this process may have open (RLIMIT_NOFILE); null when unlimited or not known")
    @Units("descriptors")
    @Nullable
    Integer getMaxDescriptors();

    @Description("How many ephemeral ports there are towards each destination (net.ipv4.ip_local_port_range less the"
            + " reserved ones); null when not known")
    @Units("ports")
    @Nullable
    Integer getEphemeralPorts();

    @Description(
            "Connections, or attempts at one, that found an accept queue full: of all listeners of this network namespace,"
                    + " other processes' too, since it is there; null when not known")
    @Units("connections")
    @Nullable
    Long getNetnsListenOverflows();

    @Description(
            "Connections, or attempts at one, that listeners of this network namespace dropped for that or another cause;"
                    + " null when not known")
    @Units("connections")
    @Nullable
    Long getNetnsListenDrops();

    @Description("Datagrams received, empty ones included")
    @Units("datagrams")
    long getDatagramsReceived();

    @Description("Datagrams sent, empty ones included")
    @Units("datagrams")
    long getDatagramsSent();

    @Description("How many sockets are tracked at once; further ones are only counted (option maxSockets)")
    @Units("sockets")
    int getMaxSockets();

    @Description("How many services are told apart in each role; further ones become ~other (option maxServices)")
    @Units("services")
    int getMaxServices();

    @Description("How many ended connections are remembered (option history)")
    @Units("connections")
    int getHistory();

    @Description("The listeners, as aligned lines (at most " + MAX_LINES + ")")
    String[] getListenerLines();

    @Description(
            "The open connections, as aligned lines (at most " + MAX_LINES + "; the operation connections has all)")
    String[] getConnectionLines();

    @Description("The datagram sockets, as aligned lines (at most " + MAX_LINES + ")")
    String[] getDatagramSocketLines();

    @Description(
            "The stream sockets that neither listen nor are connected, as aligned lines (at most " + MAX_LINES + ")")
    String[] getUnconnectedLines();

    @Description(
            "The sockets that are not tracked, of the JVM itself or of native libraries, as aligned lines (at most "
                    + MAX_LINES + ")")
    String[] getOtherSocketLines();

    @Description("Who opened the sockets, the method with the most first, as aligned lines")
    String[] getOwnerLines();

    @Description("The connections that ended last, newest first, and why, as aligned lines (at most " + MAX_LINES + ")")
    String[] getRecentlyClosedLines();

    /**
     * The open connections as rows.
     *
     * @throws IllegalArgumentException with one line saying what is valid
     */
    @Description("The open connections as rows, filtered and sorted")
    ConnectionRow[] connections(
            @Parameter(
                            name = "filter",
                            description = "role=client|server, service=PORT|TEXT and state=STATE, joined by commas, for"
                                    + " instance role=client,service=5432,state=close_wait; TEXT is part of the server"
                                    + " address or of the port's name; STATE is TCP's, as the kernel has it; empty for"
                                    + " all")
                    String filter,
            @Parameter(
                            name = "sort",
                            description = "id, openedAt, idleSeconds, bytesReceived, bytesSent, reads or writes; a -"
                                    + " before it for the largest first; empty for id")
                    String sort,
            @Parameter(name = "limit", description = "how many at most; 0 for all") int limit);

    /**
     * The stack with a number.
     *
     * @throws IllegalArgumentException with one line saying what is valid
     */
    @Description("The stack that opened some sockets, as lines")
    String[] stack(
            @Parameter(name = "number", description = "its number, which OwnerLines and the JSON document have")
                    int number);

    @Description(
            "One screen of text: who holds most sockets, how near the limits are, what failed and what to do next; the"
                    + " same as /api/v1/report")
    String report();

    @Description("What may have been forgotten, and what has been, by who opened it, as aligned lines")
    String[] leaks();

    @Description("Everything as one JSON document, the same as /api/v1/sockets")
    String dump();
}
