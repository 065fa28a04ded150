package io.github.jsock.exporter.json;

import com.google.gson.stream.JsonWriter;
import io.github.jsock.exporter.IsoTime;
import io.github.jsock.exporter.Outcomes;
import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.kernel.AcceptQueue;
import io.github.jsock.exporter.kernel.AcceptQueues;
import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.exporter.kernel.KernelState;
import io.github.jsock.exporter.kernel.OtherSocket;
import io.github.jsock.exporter.kernel.TcpInfo;
import io.github.jsock.exporter.owner.Origin;
import io.github.jsock.exporter.owner.Owners;
import io.github.jsock.recorder.CloseReason;
import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.DatagramSocketState;
import io.github.jsock.recorder.Endpoint;
import io.github.jsock.recorder.ErrorType;
import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.Opening;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.Service;
import io.github.jsock.recorder.ServiceSnapshot;
import io.github.jsock.recorder.Trace;
import io.github.jsock.recorder.UnconnectedSocket;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the entries of the document's lists, one object each. */
final class SocketRecords {
    private final JsonWriter json;
    private final PortNames names;
    private final Owners owners;
    private final HeldSockets held;
    private final AcceptQueues queues;

    SocketRecords(JsonWriter json, PortNames names, Owners owners, HeldSockets held, AcceptQueues queues) {
        this.queues = queues;
        this.json = json;
        this.names = names;
        this.owners = owners;
        this.held = held;
    }

    /** An object with a number for each name. */
    static void counts(JsonWriter json, Map<String, Long> counts) throws IOException {
        json.beginObject();
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            json.name(count.getKey()).value(count.getValue());
        }
        json.endObject();
    }

    void listener(Listener listener) throws IOException {
        json.beginObject();
        json.name("id").value(listener.id());
        json.name("fd").value(listener.descriptor());
        json.name("transport").value(listener.transport().label());
        endpoint("local", listener.local());
        json.name("service_name").value(names.nameOf(listener.service()));
        json.name("backlog");
        if (listener.backlog() == Listener.BACKLOG_UNKNOWN) {
            json.nullValue();
        } else {
            json.value(listener.backlog());
        }
        json.name("accepted").value(listener.accepted());
        json.name("open").value(listener.open());
        acceptQueue(queues.of(listener));
        json.name("opened_at").value(listener.adopted() ? null : IsoTime.text(listener.sinceMillis()));
        json.name("adopted").value(listener.adopted());
        origin(listener.opening());
        json.endObject();
    }

    private void acceptQueue(@Nullable AcceptQueue queue) throws IOException {
        json.name("accept_queue_length").value(queue == null ? null : (Long) queue.length());
        json.name("accept_queue_limit").value(queue == null ? null : queue.limit());
        json.name("accept_queue_length_max").value(queue == null ? null : (Long) queue.longest());
    }

    /** A connection that is open. */
    void open(Connection connection) throws IOException {
        KernelState state = held.stateOf(connection);
        json.beginObject();
        identity(connection, SocketQuery.stateOf(state));
        json.name("receive_queue_bytes").value(state == null ? null : (Long) state.receiveQueueBytes());
        json.name("send_queue_bytes").value(state == null ? null : (Long) state.sendQueueBytes());
        TcpInfo info = TcpInfo.of(connection);
        json.name("rtt_seconds").value(info == null ? null : (Double) info.rttSeconds());
        json.name("retransmits").value(info == null ? null : (Long) info.retransmits());
        json.name("idle_seconds").value(connection.idleSeconds());
        int peerEnded = connection.peerEndedSeconds();
        json.name("peer_ended_seconds").value(peerEnded < 0 ? null : (Integer) peerEnded);
        traffic(connection);
        json.endObject();
    }

    /** A connection that has ended. How long an adopted one lived is not known. */
    void closed(Connection connection) throws IOException {
        json.beginObject();
        identity(connection, SocketQuery.CLOSED);
        json.name("closed_at").value(IsoTime.text(connection.closedMillis()));
        json.name("duration_seconds");
        if (connection.adopted()) {
            json.nullValue();
        } else {
            json.value(connection.durationNanos() / 1e9);
        }
        CloseReason reason = connection.closeReason();
        json.name("close_reason").value(reason == null ? null : reason.label());
        cause(connection);
        traffic(connection);
        json.endObject();
    }

    /** What failed first, and who closed it, as far as these are known. */
    private void cause(Connection ended) throws IOException {
        ErrorType error = ended.errorType();
        json.name("error_type").value(error == null ? null : error.label());
        json.name("exception").value(ended.exception());
        Trace closer = ended.closer();
        Origin closing = owners.of(closer);
        json.name("closed_by").value(closing == null ? null : closing.owner());
        json.name("closed_by_thread").value(closer == null ? null : closer.thread());
        json.name("closing_stack").value(number(closing));
    }

    private static @Nullable Integer number(@Nullable Origin origin) {
        return origin == null || origin.stackId() == Origin.NO_STACK ? null : (Integer) origin.stackId();
    }

    private void identity(Connection connection, String state) throws IOException {
        json.name("id").value(connection.id());
        json.name("fd").value(connection.descriptor());
        json.name("transport").value(connection.association().transport().label());
        json.name("role").value(connection.role().label());
        json.name("state").value(state);
        endpoint("local", connection.association().local());
        endpoint("peer", connection.association().peer());
        service(connection.service());
        Service requested = connection.requested();
        json.name("requested_address").value(requested == null ? null : requested.address());
        json.name("requested_port").value(requested == null ? null : (Integer) requested.port());
        boolean tls = connection.handshakeNanos() >= 0;
        json.name("tls").value(tls ? Boolean.TRUE : null);
        json.name("tls_handshake_seconds").value(tls ? (Double) (connection.handshakeNanos() / 1e9) : null);
        json.name("opened_at").value(connection.adopted() ? null : IsoTime.text(connection.openedMillis()));
    }

    private void traffic(Connection connection) throws IOException {
        json.name("bytes_received").value(connection.bytesReceived());
        json.name("bytes_sent").value(connection.bytesSent());
        json.name("reads").value(connection.reads());
        json.name("writes").value(connection.writes());
        json.name("adopted").value(connection.adopted());
        origin(connection.opening());
    }

    /** A service in one role. Reasons and causes that have not occurred are left out. */
    void service(ServiceSnapshot service) throws IOException {
        json.beginObject();
        json.name("transport").value(service.service().transport().label());
        json.name("role").value(service.role().label());
        service(service.service());
        json.name("open").value(service.open());
        json.name("opened").value(service.opened());
        json.name("closed");
        counts(json, Outcomes.closed(service));
        json.name("failures");
        counts(json, Outcomes.failures(service));
        json.name("accepted").value(service.accepted());
        Integer ports =
                service.role() == Role.CLIENT ? held.ephemeralPortsInUse().get(service.service()) : null;
        json.name("ephemeral_ports_in_use").value(ports);
        json.name("bytes_received").value(service.bytesReceived());
        json.name("bytes_sent").value(service.bytesSent());
        json.name("reads").value(service.reads());
        json.name("writes").value(service.writes());
        json.endObject();
    }

    private void service(Service service) throws IOException {
        json.name("server_address").value(service.address());
        json.name("server_port").value(service.port());
        json.name("service_name").value(names.nameOf(service));
    }

    /** A datagram socket that is open. */
    void datagramSocket(DatagramSocketState socket) throws IOException {
        json.beginObject();
        json.name("id").value(socket.id());
        json.name("fd").value(socket.descriptor());
        json.name("transport").value(socket.transport().label());
        json.name("role").value(socket.role() == null ? null : socket.role().label());
        json.name("state").value(SocketQuery.stateOf(socket));
        endpoint("local", socket.local());
        endpoint("peer", socket.peer());
        if (socket.service() != null) {
            service(socket.service());
        }
        json.name("opened_at").value(socket.adopted() ? null : IsoTime.text(socket.openedMillis()));
        json.name("idle_seconds").value(socket.idleSeconds());
        json.name("bytes_received").value(socket.bytesReceived());
        json.name("bytes_sent").value(socket.bytesSent());
        json.name("datagrams_received").value(socket.datagramsReceived());
        json.name("datagrams_sent").value(socket.datagramsSent());
        json.name("datagrams_filled").value(socket.datagramsFilled());
        json.name("destinations").value(socket.destinations());
        json.name("adopted").value(socket.adopted());
        origin(socket.opening());
        json.endObject();
    }

    /** A stream socket that neither listens nor is connected. */
    void unconnected(UnconnectedSocket socket) throws IOException {
        json.beginObject();
        json.name("id").value(socket.id());
        json.name("fd").value(socket.descriptor());
        json.name("transport").value(socket.transport().label());
        json.name("state").value(socket.state().label());
        endpoint("local", socket.local());
        endpoint("peer", socket.peer());
        json.name("opened_at").value(socket.adopted() ? null : IsoTime.text(socket.sinceMillis()));
        json.name("adopted").value(socket.adopted());
        origin(socket.opening());
        json.endObject();
    }

    /** A socket that is not tracked. */
    void other(OtherSocket socket) throws IOException {
        json.beginObject();
        json.name("fd").value(socket.descriptor());
        json.name("kind").value(socket.kind());
        json.name("address").value(socket.address());
        json.endObject();
    }

    /** Who opened it; all of it unknown when that was not seen or not traced. */
    private void origin(Opening opening) throws IOException {
        Origin origin = owners.of(opening);
        json.name("owner").value(origin == null ? null : origin.owner());
        json.name("owner_location").value(origin == null ? null : origin.location());
        json.name("library").value(origin == null ? null : origin.library());
        json.name("caller").value(origin == null ? null : origin.caller());
        json.name("thread").value(opening.thread());
        json.name("stack").value(number(origin));
    }

    private void endpoint(String end, Endpoint endpoint) throws IOException {
        json.name(end + "_address").value(endpoint.isKnown() ? endpoint.address() : null);
        json.name(end + "_port");
        if (endpoint.isKnown() && !endpoint.isUnix()) {
            json.value(endpoint.port());
        } else {
            json.nullValue();
        }
    }
}
