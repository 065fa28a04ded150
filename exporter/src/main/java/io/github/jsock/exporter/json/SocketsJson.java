package io.github.jsock.exporter.json;

import com.google.gson.stream.JsonWriter;
import io.github.jsock.exporter.IsoTime;
import io.github.jsock.exporter.Jvm;
import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.Totals;
import io.github.jsock.exporter.Version;
import io.github.jsock.exporter.View;
import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.Health;
import io.github.jsock.recorder.HookHealth;
import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.ServiceSnapshot;
import io.github.jsock.recorder.Snapshot;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The whole snapshot as one JSON document:
 *
 * <pre>
 * {"version":"0.1.0","jdk":"17.0.15","pid":4711,"taken_at":"2026-11-23T14:46:03.120Z",
 *  "listeners":[…],"connections_total":2,"connections":[…],"recently_closed":[…],"services":[…],
 *  "totals":{…},"hooks":[{"hook":"sun.nio.ch.SocketDispatcher.read","state":"woven","expected":true},…],
 *  "errors":{}}
 * </pre>
 */
public final class SocketsJson {
    private final View view;
    private final PortNames names;

    public SocketsJson(View view, PortNames names) {
        this.view = view;
        this.names = names;
    }

    /**
     * Writes the document. The writer is flushed and stays open.
     *
     * @param query which part of it: {@code role} ({@code client}, {@code server}), {@code service} (a port, or part of
     *     the server address or of the port's name) and {@code state} ({@code listening}, {@code connected},
     *     {@code closed}) narrow all lists of sockets; {@code limit} and {@code offset} page the connections, whose number
     *     before paging is {@code connections_total}. Totals, hooks and errors are always whole. Everything when empty
     * @throws IllegalArgumentException with one line saying what is valid, before anything is written
     * @throws IOException if the writer fails
     */
    public void write(Map<String, String> query, Writer out) throws IOException {
        SocketQuery wanted = new SocketQuery(query, names);
        Snapshot snapshot = view.current();
        JsonWriter json = new JsonWriter(new BufferedWriter(out));
        SocketRecords records = new SocketRecords(json, names);
        json.beginObject();
        json.name("version").value(Version.CURRENT);
        json.name("jdk").value(Jvm.version());
        json.name("pid").value(Jvm.pid());
        json.name("taken_at").value(IsoTime.text(snapshot.takenMillis()));
        listeners(json, records, wanted, snapshot);
        connections(json, records, wanted, snapshot);
        recentlyClosed(json, records, wanted, snapshot);
        services(json, records, wanted, snapshot);
        totals(json, snapshot);
        hooks(json);
        json.name("errors");
        SocketRecords.counts(json, Health.errors());
        json.endObject();
        json.flush();
    }

    private static void listeners(JsonWriter json, SocketRecords records, SocketQuery wanted, Snapshot snapshot)
            throws IOException {
        json.name("listeners").beginArray();
        for (Listener listener : snapshot.listeners()) {
            if (wanted.wants(SocketQuery.LISTENING) && wanted.filter.wants(listener)) {
                records.listener(listener);
            }
        }
        json.endArray();
    }

    private static void connections(JsonWriter json, SocketRecords records, SocketQuery wanted, Snapshot snapshot)
            throws IOException {
        List<Connection> found = new ArrayList<>();
        for (Connection connection : snapshot.connections()) {
            if (wanted.wants(SocketQuery.CONNECTED) && wanted.filter.wants(connection)) {
                found.add(connection);
            }
        }
        int from = Math.min(wanted.offset, found.size());
        int to = from + Math.min(wanted.limit, found.size() - from);
        json.name("connections_total").value(found.size());
        json.name("connections").beginArray();
        for (Connection connection : found.subList(from, to)) {
            records.open(connection);
        }
        json.endArray();
    }

    private static void recentlyClosed(JsonWriter json, SocketRecords records, SocketQuery wanted, Snapshot snapshot)
            throws IOException {
        json.name("recently_closed").beginArray();
        for (Connection connection : snapshot.recentlyClosed()) {
            if (wanted.wants(SocketQuery.CLOSED) && wanted.filter.wants(connection)) {
                records.closed(connection);
            }
        }
        json.endArray();
    }

    private static void services(JsonWriter json, SocketRecords records, SocketQuery wanted, Snapshot snapshot)
            throws IOException {
        json.name("services").beginArray();
        for (ServiceSnapshot service : snapshot.services()) {
            if (wanted.filter.wants(service)) {
                records.service(service);
            }
        }
        json.endArray();
    }

    private static void totals(JsonWriter json, Snapshot snapshot) throws IOException {
        Totals totals = new Totals(snapshot);
        json.name("totals").beginObject();
        json.name("connections_opened").value(totals.opened());
        json.name("connections_closed").value(totals.closed());
        json.name("connections_open").value(totals.open());
        json.name("connects_in_progress").value(snapshot.connectsInProgress());
        json.name("connect_failures").value(totals.connectFailures());
        json.name("bytes_received").value(totals.bytesReceived());
        json.name("bytes_sent").value(totals.bytesSent());
        json.name("tracked").value(snapshot.tracked());
        json.name("untracked").value(snapshot.untracked());
        json.name("errors").value(Totals.agentErrors());
        json.endObject();
    }

    private static void hooks(JsonWriter json) throws IOException {
        json.name("hooks").beginArray();
        for (HookHealth hook : Health.hooks()) {
            json.beginObject();
            json.name("hook").value(hook.hook());
            json.name("state").value(hook.state().label());
            // The list has what this JDK should have, and nothing else.
            json.name("expected").value(true);
            json.endObject();
        }
        json.endArray();
    }
}
