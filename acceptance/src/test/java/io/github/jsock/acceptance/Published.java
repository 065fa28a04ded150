package io.github.jsock.acceptance;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the agent publishes at {@code /api/v1/sockets}: its names in Java's spelling. */
record Published(
        String version,
        String jdk,
        long pid,
        String takenAt,
        @Nullable String kernelTakenAt,
        String tcpInfo,
        List<Listener> listeners,
        List<Connection> connections,
        List<Connection> recentlyClosed,
        List<DatagramSocket> datagramSockets,
        List<Unconnected> unconnected,
        List<OtherSocket> otherSockets,
        List<Service> services,
        Totals totals,
        List<Hook> hooks) {
    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .create();

    record Listener(
            long id,
            int fd,
            String transport,
            String localAddress,
            @Nullable Integer localPort,
            @Nullable String serviceName,
            @Nullable Integer backlog,
            long accepted,
            long open,
            @Nullable Long acceptQueueLength,
            @Nullable Long acceptQueueLimit,
            @Nullable Long acceptQueueLengthMax,
            @Nullable String openedAt,
            boolean adopted,
            @Nullable String owner,
            @Nullable String ownerLocation,
            @Nullable String library,
            @Nullable String caller,
            @Nullable String thread,
            @Nullable Integer stack) {}

    /** An open one, or with {@code closeReason} one that has closed. */
    record Connection(
            long id,
            int fd,
            String transport,
            String role,
            String state,
            @Nullable String localAddress,
            @Nullable Integer localPort,
            @Nullable String peerAddress,
            @Nullable Integer peerPort,
            String serverAddress,
            int serverPort,
            @Nullable String serviceName,
            @Nullable String requestedAddress,
            @Nullable Integer requestedPort,
            @Nullable Boolean tls,
            @Nullable Double tlsHandshakeSeconds,
            @Nullable String openedAt,
            @Nullable Long receiveQueueBytes,
            @Nullable Long sendQueueBytes,
            @Nullable Double rttSeconds,
            @Nullable Long retransmits,
            @Nullable Double idleSeconds,
            @Nullable Integer peerEndedSeconds,
            long bytesReceived,
            long bytesSent,
            long reads,
            long writes,
            boolean adopted,
            @Nullable String owner,
            @Nullable String ownerLocation,
            @Nullable String library,
            @Nullable String caller,
            @Nullable String thread,
            @Nullable Integer stack,
            @Nullable String closedAt,
            @Nullable Double durationSeconds,
            @Nullable String closeReason,
            @Nullable String errorType,
            @Nullable String exception,
            @Nullable String closedBy,
            @Nullable String closedByThread,
            @Nullable Integer closingStack) {}

    /** What is unknown to a socket in the state {@code opened} is null. */
    record DatagramSocket(
            long id,
            int fd,
            String transport,
            @Nullable String role,
            String state,
            @Nullable String localAddress,
            @Nullable Integer localPort,
            @Nullable String peerAddress,
            @Nullable Integer peerPort,
            @Nullable String serverAddress,
            @Nullable Integer serverPort,
            @Nullable String serviceName,
            @Nullable String openedAt,
            @Nullable Double idleSeconds,
            long bytesReceived,
            long bytesSent,
            long datagramsReceived,
            long datagramsSent,
            long datagramsFilled,
            int destinations,
            boolean adopted,
            @Nullable String owner,
            @Nullable String ownerLocation,
            @Nullable String library,
            @Nullable String caller,
            @Nullable String thread,
            @Nullable Integer stack) {}

    record Unconnected(
            long id,
            int fd,
            String transport,
            String state,
            @Nullable String localAddress,
            @Nullable Integer localPort,
            @Nullable String peerAddress,
            @Nullable Integer peerPort,
            @Nullable String openedAt,
            boolean adopted,
            @Nullable String owner,
            @Nullable String ownerLocation,
            @Nullable String library,
            @Nullable String caller,
            @Nullable String thread,
            @Nullable Integer stack) {}

    record OtherSocket(int fd, String kind, @Nullable String address) {}

    record Service(
            String transport,
            String role,
            String serverAddress,
            int serverPort,
            long open,
            long opened,
            Map<String, Long> closed,
            long bytesReceived,
            long bytesSent) {}

    record Totals(
            long socketFds,
            long own,
            long others,
            long datagramSockets,
            long unconnected,
            long datagramsReceived,
            long datagramsSent,

            long connectionsOpened,
            long connectionsClosed,
            long connectionsOpen,
            long connectsInProgress,
            long connectFailures,
            long bytesReceived,
            long bytesSent,
            long tracked,
            long untracked,
            long errors) {}

    record Hook(String hook, String state, boolean expected) {}

    /** The listeners of this transport. */
    List<Listener> listeners(String transport) {
        return listeners.stream()
                .filter(listener -> listener.transport().equals(transport))
                .toList();
    }

    /** The open connections of this transport. */
    List<Connection> connections(String transport) {
        return connections.stream()
                .filter(connection -> connection.transport().equals(transport))
                .toList();
    }

    /** The closed connections of this transport. */
    List<Connection> recentlyClosed(String transport) {
        return recentlyClosed.stream()
                .filter(connection -> connection.transport().equals(transport))
                .toList();
    }

    /** Asks the agent that says it is at this address. */
    static Published at(URI agent) throws IOException, InterruptedException {
        return GSON.fromJson(Http.text(agent.resolve("/api/v1/sockets")), Published.class);
    }
}
