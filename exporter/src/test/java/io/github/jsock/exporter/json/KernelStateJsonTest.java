package io.github.jsock.exporter.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.jsock.exporter.ForkedJvm;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the document tells of a connection of which the client has written and then shut its side, and the server read nothing. */
@Timeout(180)
class KernelStateJsonTest {
    @Test
    void tellsHowTheKernelHasEachConnection() throws Exception {
        try (ForkedJvm program = ForkedJvm.start()) {
            program.tell("listen shop 127.0.0.1", "connect a shop", "write-unread a 700", "shut-client a");
            JsonObject document = document(program);
            // The peer's kernel may take its time to acknowledge the end.
            while (!state(document, "client").equals("fin_wait_2")) {
                assertThat(state(document, "client")).isEqualTo("fin_wait_1");
                document = document(program);
            }
            assertThat(state(document, "server")).isEqualTo("close_wait");
            // The end of stream counts as one byte until it is read.
            assertThat(count(document, "server", "receive_queue_bytes")).isEqualTo(701);
            assertThat(count(document, "server", "send_queue_bytes")).isZero();
            assertThat(count(document, "client", "receive_queue_bytes")).isZero();
            assertThat(count(document, "client", "send_queue_bytes")).isZero();
            assertThat(Instant.parse(document.get("kernel_taken_at").getAsString()))
                    .isBeforeOrEqualTo(Instant.now());
        }
    }

    private static JsonObject document(ForkedJvm program) {
        return JsonParser.parseString(program.ask("json ")).getAsJsonObject();
    }

    private static String state(JsonObject document, String role) {
        return connection(document, role).get("state").getAsString();
    }

    private static long count(JsonObject document, String role, String key) {
        return connection(document, role).get(key).getAsLong();
    }

    private static JsonObject connection(JsonObject document, String role) {
        Map<String, JsonObject> byRole = new HashMap<>();
        for (JsonElement connection : document.getAsJsonArray("connections")) {
            byRole.put(connection.getAsJsonObject().get("role").getAsString(), connection.getAsJsonObject());
        }
        return Objects.requireNonNull(byRole.get(role));
    }
}
