package io.github.jsock.exporter.json;

import com.google.gson.stream.JsonWriter;
import io.github.jsock.exporter.kernel.HeldSockets;
import io.github.jsock.exporter.kernel.OtherSocket;
import io.github.jsock.recorder.Connection;
import io.github.jsock.recorder.Listener;
import io.github.jsock.recorder.ServiceSnapshot;
import io.github.jsock.recorder.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Writes the document's lists, narrowed and paged as somebody asked. */
final class SocketLists {
    private final JsonWriter json;
    private final SocketRecords records;
    private final SocketQuery wanted;

    SocketLists(JsonWriter json, SocketRecords records, SocketQuery wanted) {
        this.json = json;
        this.records = records;
        this.wanted = wanted;
    }

    /** Writes one entry of a list. */
    private interface Entry<T> {
        void write(T entry) throws IOException;
    }

    /** The sockets that are open. */
    void open(Snapshot snapshot, HeldSockets held) throws IOException {
        json.name("listeners").beginArray();
        for (Listener listener : snapshot.listeners()) {
            if (wanted.wants(SocketQuery.LISTENING) && wanted.filter.wants(listener)) {
                records.listener(listener);
            }
        }
        json.endArray();
        paged("connections", snapshot.connections(), connection -> wanted.wants(connection, held), records::open);
        paged("datagram_sockets", snapshot.datagramSockets(), wanted::wants, records::datagramSocket);
        paged("unconnected", snapshot.unconnected(), wanted::wants, records::unconnected);
    }

    private <T> void paged(String name, List<T> all, Predicate<T> filter, Entry<T> entry) throws IOException {
        List<T> found = new ArrayList<>();
        for (T one : all) {
            if (filter.test(one)) {
                found.add(one);
            }
        }
        int from = Math.min(wanted.offset, found.size());
        int to = from + Math.min(wanted.limit, found.size() - from);
        json.name(name + "_total").value(found.size());
        json.name(name).beginArray();
        for (T one : found.subList(from, to)) {
            entry.write(one);
        }
        json.endArray();
    }

    /** The sockets that are not tracked, which have no role, service or state: only if all are wanted. */
    void others(HeldSockets held) throws IOException {
        json.name("other_sockets").beginArray();
        if (wanted.wantsAll()) {
            for (OtherSocket other : held.others()) {
                records.other(other);
            }
        }
        json.endArray();
    }

    void recentlyClosed(Snapshot snapshot) throws IOException {
        json.name("recently_closed").beginArray();
        for (Connection connection : snapshot.recentlyClosed()) {
            if (wanted.wants(SocketQuery.CLOSED) && wanted.filter.wants(connection)) {
                records.closed(connection);
            }
        }
        json.endArray();
    }

    void services(Snapshot snapshot) throws IOException {
        json.name("services").beginArray();
        for (ServiceSnapshot service : snapshot.services()) {
            if (wanted.filter.wants(service)) {
                records.service(service);
            }
        }
        json.endArray();
    }
}
