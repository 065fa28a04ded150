package io.github.jsock.exporter.jmx;

import org.jspecify.annotations.Nullable;

/** The interface of {@code jsock:type=Listener,…}. What it tells of a listener that was closed is the last that was known. */
@Description("A listener: a bound, listening socket")
public interface ListenerMXBean {
    @Description("The transport protocol: tcp, udp or unix")
    String getTransport();

    @Description("The local address it is bound to; 0.0.0.0 and :: stand for all")
    String getAddress();

    @Description("The local port it is bound to")
    int getPort();

    @Description("The registered name of the port; empty when it has none")
    String getServiceName();

    @Description(
            "The backlog asked for; the kernel's limit is the lesser of it and net.core.somaxconn. Null when unknown")
    @Units("connections")
    @Nullable
    Integer getBacklog();

    @Description("Connections that wait to be accepted, as the kernel has it; null when not known, or not of TCP")
    @Units("connections")
    @Nullable
    Long getAcceptQueueLength();

    @Description(
            "How many may wait, one more than which the kernel takes: what it says (TCP_INFO) where Java may ask, else the lesser"
                    + " of the backlog and net.core.somaxconn as it was when the listener was first seen; null when not known")
    @Units("connections")
    @Nullable
    Long getAcceptQueueLimit();

    @Description("The most that were seen waiting; option sample says how often that is looked at")
    @Units("connections")
    @Nullable
    Long getAcceptQueueLengthMax();

    @Description("Connections that the application has accepted from it")
    @Units("connections")
    long getAccepted();

    @Description("Accepted connections that are open now")
    @Units("connections")
    long getOpen();

    @Description("Since when it listens (ISO-8601, UTC); null when it was there before it could be observed")
    @Nullable
    String getOpenedAt();

    @Description("Whether it was there before it could be observed; what was accepted before is then not counted")
    boolean isAdopted();

    @Description("Listening sockets that share this address and port (SO_REUSEPORT); what was accepted and what"
            + " waits is summed up, the rest is the first one's")
    @Units("sockets")
    int getSockets();
}
