package io.github.jsock.exporter.json;

import com.google.gson.stream.JsonWriter;
import io.github.jsock.exporter.IsoTime;
import io.github.jsock.exporter.PortNames;
import io.github.jsock.exporter.owner.Origin;
import io.github.jsock.exporter.owner.Owners;
import io.github.jsock.recorder.CloseReason;
import io.github.jsock.recorder.Endpoint;
import io.github.jsock.recorder.ErrorType;
import io.github.jsock.recorder.Occurrence;
import io.github.jsock.recorder.Role;
import io.github.jsock.recorder.Service;
import java.io.IOException;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * Events as JSON, one object on one line each:
 *
 * <pre>
 * {"event":"close","at":"2026-11-23T14:46:03.120Z","id":17,"transport":"tcp","role":"client","local_address":"127.0.0.1",…,
 *  "duration_seconds":0.42,"bytes_received":10240,"bytes_sent":312,"close_reason":"peer_fin","owner":"com.shop.OrderDao.load",…}
 * </pre>
 */
public final class EventJson {
    private final PortNames names;
    private final Owners owners;

    public EventJson(PortNames names, Owners owners) {
        this.names = names;
        this.owners = owners;
    }

    /** One event, without a line's end. */
    public String line(Occurrence event) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter json = new JsonWriter(text);
        json.beginObject();
        json.name("event").value(event.kind().label());
        json.name("at").value(IsoTime.text(event.millis()));
        json.name("id").value(event.id());
        json.name("transport").value(event.association().transport().label());
        Role role = event.role();
        json.name("role").value(role == null ? null : role.label());
        endpoint(json, "local", event.association().local());
        endpoint(json, "peer", event.association().peer());
        service(json, event.service());
        if (event.tookNanos() != Occurrence.UNKNOWN) {
            json.name("duration_seconds").value(event.tookNanos() / 1e9);
        }
        outcome(json, event);
        owner(json, event);
        json.endObject();
        return text.toString();
    }

    /** That so many events were not told of. */
    public String missed(long events, long epochMillis) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter json = new JsonWriter(text);
        json.beginObject();
        json.name("event").value("missed");
        json.name("at").value(IsoTime.text(epochMillis));
        json.name("count").value(events);
        json.endObject();
        return text.toString();
    }

    private static void endpoint(JsonWriter json, String end, Endpoint endpoint) throws IOException {
        if (endpoint.isKnown()) {
            json.name(end + "_address").value(endpoint.address());
            json.name(end + "_port").value(endpoint.port());
        }
    }

    private void service(JsonWriter json, @Nullable Service service) throws IOException {
        if (service != null) {
            json.name("server_address").value(service.address());
            json.name("server_port").value(service.port());
            json.name("service_name").value(names.nameOf(service));
        }
    }

    private static void outcome(JsonWriter json, Occurrence event) throws IOException {
        CloseReason reason = event.closeReason();
        if (reason != null) {
            json.name("bytes_received").value(event.bytesReceived());
            json.name("bytes_sent").value(event.bytesSent());
            json.name("close_reason").value(reason.label());
        }
        ErrorType error = event.errorType();
        if (error != null) {
            json.name("error_type").value(error.label());
        }
    }

    private void owner(JsonWriter json, Occurrence event) throws IOException {
        json.name("owner").value(owners.nameOf(event.opening()));
        Origin origin = owners.of(event.opening());
        if (origin != null) {
            json.name("owner_location").value(origin.location());
            json.name("library").value(origin.library());
            json.name("thread").value(event.opening().thread());
            json.name("stack").value(origin.stackId());
        }
    }
}
