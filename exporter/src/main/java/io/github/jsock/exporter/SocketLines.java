package io.github.jsock.exporter;

import io.github.jsock.recorder.Association;
import io.github.jsock.recorder.CloseReason;
import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.Service;
import io.github.jsock.recorder.Snapshot;
import java.util.List;
import java.util.function.Function;

/**
 * A snapshot as aligned lines for people to read, a heading first:
 *
 * <pre>
 * TRANSPORT  ROLE    LOCAL            PEER             RECEIVED  SENT    AGE  IDLE   FD  ID  SERVICE
 * tcp        client  127.0.0.1:41822  127.0.0.1:5432      10240   312  3m12s    0s   48  17  localhost:5432 postgresql
 * </pre>
 *
 * <p>Bytes are exact. A {@code >} before an age or a count stands for a socket that was there before it could be observed: it
 * is older than that, and what passed before is not counted.
 */
public final class SocketLines {
    private static final String UNKNOWN = "?";
    private static final String AT_LEAST = ">";

    private final PortNames names;
    private final int maxRows;

    /** Lines of all that a snapshot has. */
    public SocketLines(PortNames names) {
        this(names, Integer.MAX_VALUE);
    }

    /**
     * Lines of some of what a snapshot has.
     *
     * @param maxRows how many rows a table may have; one more line tells how many were left out
     */
    public SocketLines(PortNames names, int maxRows) {
        this.names = names;
        this.maxRows = maxRows;
    }

    /** The listeners. */
    public List<String> listeners(Snapshot snapshot) {
        TextTable table = new TextTable()
                .left("TRANSPORT")
                .left("LOCAL")
                .right("BACKLOG")
                .right("ACCEPTED")
                .right("OPEN")
                .right("AGE")
                .right("FD")
                .right("ID")
                .left("NAME");
        return lines(table, snapshot.listeners(), listener -> new Object[] {
            listener.transport().label(),
            listener.local(),
            listener.backlog() == Listener.BACKLOG_UNKNOWN ? UNKNOWN : listener.backlog(),
            listener.adopted() ? AT_LEAST + listener.accepted() : listener.accepted(),
            listener.open(),
            (listener.adopted() ? AT_LEAST : "") + Elapsed.ofMillis(snapshot.takenMillis() - listener.sinceMillis()),
            listener.descriptor(),
            listener.id(),
            names.nameOf(listener.local().port())
        });
    }

    /** The open connections. */
    public List<String> connections(Snapshot snapshot) {
        TextTable table = ends().right("RECEIVED")
                .right("SENT")
                .right("AGE")
                .right("IDLE")
                .right("FD")
                .right("ID")
                .left("SERVICE");
        return lines(table, snapshot.connections(), connection -> new Object[] {
            connection.association().transport().label(),
            connection.role().label(),
            local(connection.association()),
            peer(connection.association()),
            atLeast(connection) + connection.bytesReceived(),
            atLeast(connection) + connection.bytesSent(),
            atLeast(connection) + Elapsed.ofMillis(snapshot.takenMillis() - connection.openedMillis()),
            Elapsed.ofSeconds(connection.idleSeconds()),
            connection.descriptor(),
            connection.id(),
            service(connection.service())
        });
    }

    /** The connections that ended last, newest first. */
    public List<String> recentlyClosed(Snapshot snapshot) {
        TextTable table = ends().right("RECEIVED")
                .right("SENT")
                .right("LIVED")
                .right("ENDED-AGO")
                .left("REASON")
                .right("ID")
                .left("SERVICE");
        return lines(table, snapshot.recentlyClosed(), connection -> new Object[] {
            connection.association().transport().label(),
            connection.role().label(),
            local(connection.association()),
            peer(connection.association()),
            atLeast(connection) + connection.bytesReceived(),
            atLeast(connection) + connection.bytesSent(),
            atLeast(connection) + Elapsed.ofMillis(connection.durationNanos() / 1_000_000),
            Elapsed.ofMillis(snapshot.takenMillis() - connection.closedMillis()),
            reason(connection),
            connection.id(),
            service(connection.service())
        });
    }

    /** The services. */
    public List<String> services(Snapshot snapshot) {
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
        return lines(table, snapshot.services(), service -> new Object[] {
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

    private static String local(Association association) {
        return association.local().isKnown() ? association.local().toString() : UNKNOWN;
    }

    private static String peer(Association association) {
        return association.peer().isKnown() ? association.peer().toString() : UNKNOWN;
    }

    private static String atLeast(Connection connection) {
        return connection.adopted() ? AT_LEAST : "";
    }

    private static String reason(Connection ended) {
        CloseReason reason = ended.closeReason();
        return reason == null ? UNKNOWN : reason.label();
    }

    private String service(Service service) {
        if (service.isOther()) {
            return service.address();
        }
        String name = names.nameOf(service.port());
        return service.authority() + (name.isEmpty() ? "" : ' ' + name);
    }
}
