package io.github.jsock.exporter.json;

import com.google.gson.stream.JsonWriter;
import io.github.jsock.exporter.View;
import io.github.jsock.exporter.owner.Origin;
import io.github.jsock.exporter.owner.OwnerRow;
import io.github.jsock.recorder.Role;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Who opened the sockets, and from where, as JSON:
 *
 * <pre>
 * {"owners":[{"owner":"com.shop.OrderDao.load","location":"shop.jar","library":"postgresql-42.7.4.jar","open":12,
 *   "client":12,"server":0,"listeners":0,"datagram_sockets":0,"unconnected":0,"close_wait":2,"close_wait_oldest_seconds":340,
 *   "leaked":30,"stacks":[3,7]},…]}
 * {"stack":3,"owner":"com.shop.OrderDao.load","location":"shop.jar","library":"postgresql-42.7.4.jar",
 *   "caller":"com.shop.OrderService.place","frames":["java.net.Socket.connect(Socket.java:633)",…]}
 * </pre>
 */
public final class OwnersJson {
    private final View view;

    public OwnersJson(View view) {
        this.view = view;
    }

    /** Writes all owners, the one with the most first. The writer is flushed and stays open. */
    public void write(Writer out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.beginObject().name("owners").beginArray();
        for (OwnerRow row : view.ownerTable().rows()) {
            json.beginObject();
            json.name("owner").value(row.owner());
            json.name("location").value(row.location());
            json.name("library").value(row.library());
            json.name("open").value(row.open());
            json.name("client").value(row.connections(Role.CLIENT));
            json.name("server").value(row.connections(Role.SERVER));
            json.name("listeners").value(row.listeners());
            json.name("datagram_sockets").value(row.datagramSockets());
            json.name("unconnected").value(row.unconnected());
            json.name("close_wait").value(row.closeWait());
            json.name("close_wait_oldest_seconds").value(row.closeWaitSeconds());
            json.name("leaked").value(row.leaked());
            json.name("stacks").beginArray();
            for (Integer stack : row.stacks()) {
                json.value(stack);
            }
            json.endArray().endObject();
        }
        json.endArray().endObject();
        json.flush();
    }

    /**
     * Writes one stack. The writer is flushed and stays open.
     *
     * @param number its number, as text
     * @throws IllegalArgumentException with one line saying what is valid, before anything is written
     */
    public void writeStack(String number, Writer out) throws IOException {
        Origin origin = stack(number);
        if (origin == null) {
            throw new IllegalArgumentException("there is no stack '" + number + "': /api/v1/owners has their numbers");
        }
        JsonWriter json = new JsonWriter(out);
        json.beginObject();
        json.name("stack").value(origin.stackId());
        json.name("owner").value(origin.owner());
        json.name("location").value(origin.location());
        json.name("library").value(origin.library());
        json.name("caller").value(origin.caller());
        json.name("frames").beginArray();
        for (StackTraceElement frame : origin.frames()) {
            json.value(frame.toString());
        }
        json.endArray().endObject();
        json.flush();
    }

    private @Nullable Origin stack(String number) {
        return number.matches("[0-9]{1,9}") ? view.owners().withStack(Integer.parseInt(number)) : null;
    }
}
