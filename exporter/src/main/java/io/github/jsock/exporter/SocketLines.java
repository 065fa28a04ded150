package io.github.jsock.exporter;

import io.github.jsock.exporter.kernel.AcceptQueue;
import io.github.jsock.exporter.kernel.AcceptQueues;
import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.exporter.kernel.KernelState;
import io.github.jsock.exporter.owner.Origin;
import io.github.jsock.exporter.owner.Owners;
import io.github.jsock.recorder.CloseReason;
import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.DatagramSocketState;
import io.github.jsock.recorder.Endpoint;
import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.Service;
import io.github.jsock.recorder.ServiceSnapshot;
import io.github.jsock.recorder.Snapshot;
import io.github.jsock.recorder.Transport;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as aligned lines for people to read, a heading first:
 *
 * <pre>
 * TRANSPORT  ROLE    LOCAL            PEER            STATE        RECEIVED  SENT  RECV-Q  SEND-Q    AGE  IDLE  FD  ID  SERVICE
 * tcp        client  127.0.0.1:41822  127.0.0.1:5432  established     10240   312       0       0  3m12s    0s  48  17  localhost:5432 postgresql
 * </pre>
 *
 * <p>Bytes are exact; state and queues are the kernel's, {@code ?} when it does not tell. A {@code >} before an age or a count stands for a socket that was there before it could be observed: it
 * is older than that, and what passed before is not counted.
 */
public final class SocketLines {
    private static final String UNKNOWN = "?";
    private static final String NONE = "-";
    private static final String AT_LEAST = ">";

    private final PortNames names;
    private final Owners owners;
    private final int maxRows;

    /** Lines of all that a snapshot has. */
    public SocketLines(PortNames names, Owners owners) {
        this(names, owners, Integer.MAX_VALUE);
    }

    /**
     * Lines of some of what a snapshot has.
     *
     * @param maxRows how many rows a table may have; one more line tells how many were left out
     */
    public SocketLines(PortNames names, Owners owners, int maxRows) {
        this.names = names;
        this.owners = owners;
        this.maxRows = maxRows;
    }

    /**
     * The listeners. {@code QUEUE} is how many connections wait to be accepted, {@code LIMIT} how many may, and {@code LONGEST}
     * the most that were seen waiting.
     */
    public List<String> listeners(Snapshot snapshot, AcceptQueues queues) {
        return listeners(snapshot, snapshot.listeners(), queues::remembered);
    }

    /** The same of some of them, whose queues these are. */
    public List<String> listeners(
            Snapshot snapshot, List<Listener> some, Function<Listener, @Nullable AcceptQueue> queues) {
        TextTable table = new TextTable()
                .left("TRANSPORT")
                .left("LOCAL")
                .right("BACKLOG")
                .right("ACCEPTED")
                .right("OPEN")
                .right("QUEUE")
                .right("LIMIT")
                .right("LONGEST")
                .right("AGE")
                .right("FD")
                .right("ID")
                .left("NAME");
        return lines(table, some, listener -> listener(snapshot, listener, queues.apply(listener)));
    }

    private Object[] listener(Snapshot snapshot, Listener listener, @Nullable AcceptQueue queue) {
        String unknown = listener.transport() == Transport.TCP ? UNKNOWN : NONE;
        return new Object[] {
            listener.transport().label(),
            listener.local(),
            listener.backlog() == Listener.BACKLOG_UNKNOWN ? UNKNOWN : listener.backlog(),
            listener.adopted() ? AT_LEAST + listener.accepted() : listener.accepted(),
            listener.open(),
            queue == null || queue.length() < 0 ? unknown : queue.length(),
            queue == null || queue.limit() == null ? unknown : queue.limit(),
            queue == null || queue.longest() < 0 ? unknown : queue.longest(),
            atLeast(listener.adopted()) + Elapsed.ofMillis(snapshot.takenMillis() - listener.sinceMillis()),
            listener.descriptor(),
            listener.id(),
            names.nameOf(listener.service())
        };
    }

    /** The open connections. */
    public List<String> connections(Snapshot snapshot, HeldSockets held) {
        TextTable table = ends().left("STATE")
                .right("RECEIVED")
                .right("SENT")
                .right("RECV-Q")
                .right("SEND-Q")
                .right("AGE")
                .right("IDLE")
                .right("FD")
                .right("ID")
                .left("SERVICE");
        return lines(table, snapshot.connections(), connection -> {
            KernelState state = held.stateOf(connection);
            boolean tcp = connection.association().transport() == Transport.TCP;
            String unknown = tcp ? UNKNOWN : NONE;
            return new Object[] {
                connection.association().transport().label(),
                connection.role().label(),
                text(connection.association().local()),
                text(connection.association().peer()),
                state == null ? unknown : state.tcpState().label(),
                atLeast(connection.adopted()) + connection.bytesReceived(),
                atLeast(connection.adopted()) + connection.bytesSent(),
                state == null ? unknown : state.receiveQueueBytes(),
                state == null ? unknown : state.sendQueueBytes(),
                atLeast(connection.adopted()) + Elapsed.ofMillis(snapshot.takenMillis() - connection.openedMillis()),
                Elapsed.ofSeconds(connection.idleSeconds()),
                connection.descriptor(),
                connection.id(),
                service(connection.service())
            };
        });
    }

    /** The datagram sockets; {@code SENT-TO} is how many destinations one has that is not connected. */
    public List<String> datagramSockets(Snapshot snapshot) {
        TextTable table = ends().right("RECEIVED")
                .right("SENT")
                .right("DATAGRAMS-IN")
                .right("DATAGRAMS-OUT")
                .right("SENT-TO")
                .right("AGE")
                .right("FD")
                .right("ID")
                .left("SERVICE");
        return lines(table, snapshot.datagramSockets(), socket -> new Object[] {
            socket.transport().label(),
            socket.role() == null ? NONE : socket.role().label(),
            socket.local().isKnown() ? socket.local() : NONE,
            socket.peer().isKnown() ? socket.peer() : NONE,
            atLeast(socket.adopted()) + socket.bytesReceived(),
            atLeast(socket.adopted()) + socket.bytesSent(),
            atLeast(socket.adopted()) + socket.datagramsReceived(),
            atLeast(socket.adopted()) + socket.datagramsSent(),
            (socket.destinations() == DatagramSocketState.MAX_DESTINATIONS ? AT_LEAST : "") + socket.destinations(),
            atLeast(socket.adopted()) + Elapsed.ofMillis(snapshot.takenMillis() - socket.openedMillis()),
            socket.descriptor(),
            socket.id(),
            socket.service() == null ? NONE : service(socket.service())
        });
    }

    /** The stream sockets that neither listen nor are connected. */
    public List<String> unconnected(Snapshot snapshot) {
        TextTable table = new TextTable()
                .left("TRANSPORT")
                .left("STATE")
                .left("LOCAL")
                .left("PEER")
                .right("AGE")
                .right("FD")
                .right("ID");
        return lines(table, snapshot.unconnected(), socket -> new Object[] {
            socket.transport().label(),
            socket.state().label(),
            socket.local().isKnown() ? socket.local() : NONE,
            socket.peer().isKnown() ? socket.peer() : NONE,
            atLeast(socket.adopted()) + Elapsed.ofMillis(snapshot.takenMillis() - socket.sinceMillis()),
            socket.descriptor(),
            socket.id()
        });
    }

    /** The sockets that are not tracked. */
    public List<String> others(HeldSockets held) {
        TextTable table = new TextTable().left("KIND").left("ADDRESS").right("FD");
        return lines(
                table, held.others(), socket -> new Object[] {
                    socket.kind(), socket.address().isEmpty() ? NONE : socket.address(), socket.descriptor()
                });
    }

    /** The connections that ended last, newest first. */
    public List<String> recentlyClosed(Snapshot snapshot) {
        TextTable table = ends().right("RECEIVED")
                .right("SENT")
                .right("LIVED")
                .right("ENDED-AGO")
                .left("REASON")
                .left("CLOSED-BY")
                .left("EXCEPTION")
                .right("ID")
                .left("SERVICE");
        return lines(table, snapshot.recentlyClosed(), connection -> new Object[] {
            connection.association().transport().label(),
            connection.role().label(),
            text(connection.association().local()),
            text(connection.association().peer()),
            atLeast(connection.adopted()) + connection.bytesReceived(),
            atLeast(connection.adopted()) + connection.bytesSent(),
            atLeast(connection.adopted()) + Elapsed.ofMillis(connection.durationNanos() / 1_000_000),
            Elapsed.ofMillis(snapshot.takenMillis() - connection.closedMillis()),
            reason(connection),
            closer(connection),
            connection.exception() == null ? NONE : connection.exception(),
            connection.id(),
            service(connection.service())
        });
    }

    /** The services. */
    public List<String> services(Snapshot snapshot) {
        return services(snapshot.services());
    }

    /** These services. */
    public List<String> services(List<ServiceSnapshot> services) {
        TextTable table = new TextTable()
                .left("TRANSPORT")
                .left("ROLE")
                .right("OPEN")
                .right("OPENED")
                .right("CLOSED")
                .right("FAILED")
                .right("RECEIVED")
                .right("SENT")
                .left("SERVICE");
        return lines(table, services, service -> new Object[] {
            service.service().transport().label(),
            service.role().label(),
            service.open(),
            service.opened(),
            service.closed(),
            Totals.failures(service),
            service.bytesReceived(),
            service.bytesSent(),
            service(service.service())
        });
    }

    private static TextTable ends() {
        return new TextTable().left("TRANSPORT").left("ROLE").left("LOCAL").left("PEER");
    }

    private <T> List<String> lines(TextTable table, List<T> items, Function<T, Object[]> cells) {
        int shown = Math.min(items.size(), maxRows);
        for (T item : items.subList(0, shown)) {
            table.row(cells.apply(item));
        }
        List<String> lines = table.lines();
        if (shown < items.size()) {
            lines.add((items.size() - shown) + " more");
        }
        return lines;
    }

    private static String text(Endpoint endpoint) {
        return endpoint.isKnown() ? endpoint.toString() : UNKNOWN;
    }

    private static String atLeast(boolean adopted) {
        return adopted ? AT_LEAST : "";
    }

    private static String reason(Connection ended) {
        CloseReason reason = ended.closeReason();
        return reason == null ? UNKNOWN : reason.label();
    }

    private String closer(Connection ended) {
        Origin closing = owners.of(ended.closer());
        return closing == null ? NONE : closing.owner();
    }

    private String service(Service service) {
        if (service.isOther()) {
            return service.address();
        }
        String name = names.nameOf(service);
        return service.authority() + (name.isEmpty() ? "" : ' ' + name);
    }
}
