package io.github.jsock.exporter.jmx;

import io.github.jsock.exporter.BadArgument;
import io.github.jsock.exporter.LeakLines;
import io.github.jsock.exporter.OwnerLines;
import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.SocketFilter;
import io.github.jsock.exporter.SocketLines;
import io.github.jsock.exporter.Totals;
import io.github.jsock.exporter.View;
import io.github.jsock.exporter.json.SocketsJson;
import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.exporter.kernel.ListenDrops;
import io.github.jsock.exporter.owner.Origin;
import io.github.jsock.exporter.report.Report;
import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.Limits;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** {@code jsock:type=Sockets}. */
final class SocketsBean implements SocketsMXBean {
    private final View view;
    private final PortNames names;
    private final SocketsJson json;
    private final SocketLines lines;
    private final Report report;

    SocketsBean(View view, PortNames names, SocketsJson json, Report report) {
        this.report = report;
        this.view = view;
        this.names = names;
        this.json = json;
        this.lines = new SocketLines(names, view.owners(), MAX_LINES);
    }

    private Totals totals() {
        return new Totals(view.current());
    }

    @Override
    public long getConnectionsOpened() {
        return totals().opened();
    }

    @Override
    public long getConnectionsClosed() {
        return totals().closed();
    }

    @Override
    public long getConnectionsOpen() {
        return totals().open();
    }

    @Override
    public int getConnectsInProgress() {
        return view.current().connectsInProgress();
    }

    @Override
    public long getConnectFailures() {
        return totals().connectFailures();
    }

    @Override
    public long getDnsLookups() {
        return view.current().lookups().count();
    }

    @Override
    public long getDnsLookupFailures() {
        return view.current().failedLookups().count();
    }

    @Override
    public long getBytesReceived() {
        return totals().bytesReceived();
    }

    @Override
    public long getBytesSent() {
        return totals().bytesSent();
    }

    @Override
    public int getListenersOpen() {
        return view.current().listeners().size();
    }

    @Override
    public int getDatagramSocketsOpen() {
        return view.current().datagramSockets().size();
    }

    @Override
    public int getUnconnected() {
        return view.current().unconnected().size();
    }

    @Override
    public @Nullable Integer getSocketDescriptors() {
        HeldSockets held = view.held();
        return held.isKnown() ? Integer.valueOf(held.count()) : null;
    }

    @Override
    public @Nullable Integer getOpenDescriptors() {
        HeldSockets held = view.held();
        return held.isKnown() ? Integer.valueOf(held.openDescriptors()) : null;
    }

    @Override
    public @Nullable Integer getMaxDescriptors() {
        int limit = view.held().descriptorLimit();
        return limit == 0 ? null : Integer.valueOf(limit);
    }

    @Override
    public @Nullable Integer getEphemeralPorts() {
        int limit = view.held().ephemeralPortLimit();
        return limit < 0 ? null : Integer.valueOf(limit);
    }

    @Override
    public @Nullable Long getNetnsListenOverflows() {
        ListenDrops drops = ListenDrops.read();
        return drops == null ? null : Long.valueOf(drops.overflows());
    }

    @Override
    public @Nullable Long getNetnsListenDrops() {
        ListenDrops drops = ListenDrops.read();
        return drops == null ? null : Long.valueOf(drops.drops());
    }

    @Override
    public long getDatagramsReceived() {
        return totals().datagramsReceived();
    }

    @Override
    public long getDatagramsSent() {
        return totals().datagramsSent();
    }

    @Override
    public int getMaxSockets() {
        return Limits.maxSockets();
    }

    @Override
    public int getMaxServices() {
        return Limits.maxServices();
    }

    @Override
    public int getHistory() {
        return Limits.history();
    }

    @Override
    public String[] getListenerLines() {
        return lines.listeners(view.current(), view.acceptQueues()).toArray(new String[0]);
    }

    @Override
    public String[] getConnectionLines() {
        return lines.connections(view.current(), view.held()).toArray(new String[0]);
    }

    @Override
    public String[] getDatagramSocketLines() {
        return lines.datagramSockets(view.current()).toArray(new String[0]);
    }

    @Override
    public String[] getUnconnectedLines() {
        return lines.unconnected(view.current()).toArray(new String[0]);
    }

    @Override
    public String[] getOtherSocketLines() {
        return lines.others(view.held()).toArray(new String[0]);
    }

    @Override
    public String[] getOwnerLines() {
        return OwnerLines.owners(view.ownerTable()).toArray(new String[0]);
    }

    @Override
    public String[] stack(int number) {
        Origin origin = view.owners().withStack(number);
        if (origin == null) {
            throw new IllegalArgumentException("there is no stack " + number + ": OwnerLines has their numbers");
        }
        return OwnerLines.stack(origin).toArray(new String[0]);
    }

    @Override
    public String[] getRecentlyClosedLines() {
        return lines.recentlyClosed(view.current()).toArray(new String[0]);
    }

    @Override
    public ConnectionRow[] connections(String filter, String sort, int limit) {
        SocketFilter wanted = SocketFilter.parse(filter, names);
        Comparator<Connection> order = ConnectionOrder.parse(sort);
        if (limit < 0) {
            throw BadArgument.notACount("limit", String.valueOf(limit));
        }
        HeldSockets held = view.held();
        return view.current().connections().stream()
                .filter(connection -> wanted.wantsNow(connection, held))
                .sorted(order)
                .limit(limit == 0 ? Long.MAX_VALUE : limit)
                .map(connection ->
                        new ConnectionRow(connection, names.nameOf(connection.service()), held.stateOf(connection)))
                .toArray(ConnectionRow[]::new);
    }

    @Override
    public String report() {
        return String.join("\n", report.lines()) + '\n';
    }

    @Override
    public String[] leaks() {
        return LeakLines.all(view.suspects(), view.ownerTable()).toArray(new String[0]);
    }

    @Override
    public String dump() {
        StringWriter text = new StringWriter();
        try {
            json.write(Collections.emptyMap(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
