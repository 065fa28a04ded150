package io.github.jsock.exporter.json;

import com.google.gson.stream.JsonWriter;
import io.github.jsock.exporter.View;
import io.github.jsock.exporter.leak.Evidence;
import io.github.jsock.exporter.leak.SuspectGroup;
import io.github.jsock.exporter.leak.Suspects;
import io.github.jsock.exporter.owner.Origin;
import io.github.jsock.exporter.owner.OwnerRow;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * What was forgotten, and what may have been, as JSON:
 *
 * <pre>
 * {"leak_age_seconds":600,"leak_idle_seconds":600,
 *  "suspects":[{"owner":"com.shop.OrderDao.load","location":"shop.jar","library":null,"stack":3,"kind":"client",
 *    "services":["db:5432"],"suspects":12,"looks":"forgotten","peer_closed":10,"never_connected":0,"never_used":0,
 *    "used_once":2,"reused":0,"oldest_seconds":7620,"longest_idle_seconds":6900,"open":15,"closed":40,"ids":[17,…]}],
 *  "close_wait":[{"owner":"com.shop.OrderDao.load","connections":10,"oldest_seconds":6900}],
 *  "leaked":[{"owner":"com.shop.Mailer.send","sockets":4}]}
 * </pre>
 */
public final class LeaksJson {
    private final View view;

    public LeaksJson(View view) {
        this.view = view;
    }

    /** Writes all of it. The writer is flushed and stays open. */
    public void write(Writer out) throws IOException {
        Suspects suspects = view.suspects();
        List<OwnerRow> owners = view.ownerTable().rows();
        JsonWriter json = new JsonWriter(out);
        json.beginObject();
        json.name("leak_age_seconds").value(suspects.rule().ageSeconds());
        json.name("leak_idle_seconds").value(suspects.rule().idleSeconds());
        json.name("suspects").beginArray();
        for (SuspectGroup group : suspects.groups()) {
            group(json, group);
        }
        json.endArray();
        closeWait(json, owners);
        leaked(json, owners);
        json.endObject();
        json.flush();
    }

    private static void group(JsonWriter json, SuspectGroup group) throws IOException {
        Origin origin = group.origin();
        json.beginObject();
        json.name("owner").value(group.owner());
        json.name("location").value(origin == null ? null : origin.location());
        json.name("library").value(origin == null ? null : origin.library());
        int stack = origin == null ? Origin.NO_STACK : origin.stackId();
        json.name("stack").value(stack == Origin.NO_STACK ? null : (Integer) stack);
        json.name("kind").value(group.kind());
        json.name("services").beginArray();
        for (String service : group.services()) {
            json.value(service);
        }
        json.endArray();
        json.name("suspects").value(group.suspects());
        json.name("looks").value(group.looks().name().toLowerCase(Locale.ROOT));
        for (Evidence evidence : Evidence.values()) {
            json.name(evidence.label()).value(group.suspects(evidence));
        }
        json.name("oldest_seconds").value(group.oldestSeconds());
        json.name("longest_idle_seconds").value(group.longestIdleSeconds());
        json.name("open").value(group.open());
        json.name("closed").value(group.closed());
        json.name("ids").beginArray();
        for (Long id : group.ids()) {
            json.value(id);
        }
        json.endArray().endObject();
    }

    private static void closeWait(JsonWriter json, List<OwnerRow> owners) throws IOException {
        json.name("close_wait").beginArray();
        for (OwnerRow row : owners) {
            if (row.closeWait() > 0) {
                json.beginObject();
                json.name("owner").value(row.owner());
                json.name("connections").value(row.closeWait());
                json.name("oldest_seconds").value(row.closeWaitSeconds());
                json.endObject();
            }
        }
        json.endArray();
    }

    private static void leaked(JsonWriter json, List<OwnerRow> owners) throws IOException {
        json.name("leaked").beginArray();
        for (OwnerRow row : owners) {
            if (row.leaked() > 0) {
                json.beginObject();
                json.name("owner").value(row.owner());
                json.name("sockets").value(row.leaked());
                json.endObject();
            }
        }
        json.endArray();
    }
}
