package io.github.jsock.exporter.json;

import com.google.gson.stream.JsonWriter;
import io.github.jsock.exporter.IsoTime;
import io.github.jsock.exporter.Jvm;
import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.Totals;
import io.github.jsock.exporter.Version;
import io.github.jsock.exporter.View;
import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.exporter.kernel.ListenDrops;
import io.github.jsock.exporter.kernel.TcpInfo;
import io.github.jsock.recorder.Health;
import io.github.jsock.recorder.HookHealth;
import io.github.jsock.recorder.Snapshot;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * The whole snapshot as one JSON document:
 *
 * <pre>
 * {"version":"0.1.0","jdk":"17.0.15","pid":4711,"taken_at":"2026-11-23T14:46:03.120Z",
 *  "kernel_taken_at":"2026-11-23T14:46:02.987Z","tcp_info":"off: it needs Java 22 or later",
 *  "listeners":[…],"connections_total":2,"connections":[…],"datagram_sockets_total":1,"datagram_sockets":[…],
 *  "unconnected_total":0,"unconnected":[…],"other_sockets":[…],"recently_closed":[…],"services":[…],
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
     *     {@code closed}, {@code opened}, {@code bound}, {@code connecting}, or one of TCP's, such as {@code close_wait})
     *     narrow all lists of sockets; {@code limit} and {@code offset} page the connections, the datagram sockets and the unconnected ones, whose numbers before paging
     *     are {@code connections_total} and so on. Totals, hooks and errors are always whole. Everything when empty
     * @throws IllegalArgumentException with one line saying what is valid, before anything is written
     * @throws IOException if the writer fails
     */
    public void write(Map<String, String> query, Writer out) throws IOException {
        SocketQuery wanted = new SocketQuery(query, names);
        View now = view.still();
        Snapshot snapshot = now.current();
        JsonWriter json = new JsonWriter(new BufferedWriter(out));
        HeldSockets held = now.held();
        SocketRecords records = new SocketRecords(json, names, now.owners(), held, now.acceptQueues());
        SocketLists lists = new SocketLists(json, records, wanted);
        json.beginObject();
        json.name("version").value(Version.CURRENT);
        json.name("jdk").value(Jvm.version());
        json.name("pid").value(Jvm.pid());
        json.name("taken_at").value(IsoTime.text(snapshot.takenMillis()));
        json.name("kernel_taken_at").value(held.isKnown() ? IsoTime.text(held.takenMillis()) : null);
        json.name("tcp_info").value(TcpInfo.availability());
        lists.open(snapshot, held);
        lists.others(held);
        lists.recentlyClosed(snapshot);
        lists.services(snapshot);
        totals(json, snapshot, held);
        hooks(json);
        json.name("errors");
        SocketRecords.counts(json, Health.errors());
        json.endObject();
        json.flush();
    }

    private static void totals(JsonWriter json, Snapshot snapshot, HeldSockets held) throws IOException {
        Totals totals = new Totals(snapshot);
        json.name("totals").beginObject();
        json.name("connections_opened").value(totals.opened());
        json.name("connections_closed").value(totals.closed());
        json.name("connections_open").value(totals.open());
        json.name("connects_in_progress").value(snapshot.connectsInProgress());
        json.name("open_failures").value(totals.openFailures());
        json.name("connect_failures").value(totals.connectFailures());
        json.name("dns_lookups").value(snapshot.lookups().count());
        json.name("dns_lookup_failures").value(snapshot.failedLookups().count());
        json.name("bytes_received").value(totals.bytesReceived());
        json.name("bytes_sent").value(totals.bytesSent());
        json.name("datagrams_received").value(totals.datagramsReceived());
        json.name("datagrams_sent").value(totals.datagramsSent());
        json.name("datagram_sockets").value(snapshot.datagramSockets().size());
        json.name("unconnected").value(snapshot.unconnected().size());
        json.name("socket_fds").value(held.isKnown() ? (Integer) held.count() : null);
        kernelTotals(json, held);
        json.name("others").value(held.others().size());
        json.name("own").value(snapshot.own());
        json.name("tracked").value(snapshot.tracked());
        json.name("untracked").value(snapshot.untracked());
        json.name("errors").value(Totals.agentErrors());
        json.endObject();
    }

    /** Those that are no sum over our sockets; all unknown where the kernel cannot be asked. */
    private static void kernelTotals(JsonWriter json, HeldSockets held) throws IOException {
        ListenDrops drops = ListenDrops.read();
        boolean known = held.isKnown();
        json.name("open_fds").value(known ? (Integer) held.openDescriptors() : null);
        json.name("max_fds").value(held.descriptorLimit() == 0 ? null : (Integer) held.descriptorLimit());
        json.name("ephemeral_ports_limit")
                .value(held.ephemeralPortLimit() < 0 ? null : (Integer) held.ephemeralPortLimit());
        json.name("netns_listen_overflows").value(drops == null ? null : (Long) drops.overflows());
        json.name("netns_listen_drops").value(drops == null ? null : (Long) drops.drops());
    }

    private static void hooks(JsonWriter json) throws IOException {
        json.name("hooks").beginArray();
        for (HookHealth hook : Health.hooks()) {
            json.beginObject();
            json.name("hook").value(hook.hook());
            json.name("state").value(hook.state().label());
            // The list has what this JDK should have, and nothing else.
            json.name("expected").value(hook.expected());
            json.endObject();
        }
        json.endArray();
    }
}
