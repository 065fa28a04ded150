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
        List<Listener> listeners,
        List<Connection> connections,
        List<Connection> recentlyClosed,
        List<Map<String, Object>> services,
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
            int localPort,
            @Nullable String serviceName,
            @Nullable Integer backlog,
            long accepted,
            long open,
            @Nullable String openedAt,
            boolean adopted) {}

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
            @Nullable String openedAt,
            @Nullable Double idleSeconds,
            long bytesReceived,
            long bytesSent,
            long reads,
            long writes,
            boolean adopted,
            @Nullable String closedAt,
            @Nullable Double durationSeconds,
            @Nullable String closeReason) {}

    record Totals(
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

    /** Asks the agent that says it is at this address. */
    static Published at(URI agent) throws IOException, InterruptedException {
        return GSON.fromJson(Http.text(agent.resolve("/api/v1/sockets")), Published.class);
    }
}
