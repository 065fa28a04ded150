package io.github.jsock.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SharedOpeningsTest {
    private static final Object PLACE = "place";
    private static final Object ELSEWHERE = "elsewhere";
    private static final int MANY = 2_500;

    private final SharedOpenings shared = new SharedOpenings();

    private static Connection connection(Opening opening) {
        return new TrackedSocket(1, 1, 0, SocketKind.TCP, opening, 0, null);
    }

    private static Connection opened(String thread, Object origin) throws InterruptedException {
        List<Connection> made = new ArrayList<>();
        Thread opener = new Thread(() -> made.add(connection(Opening.seen(Trace.here()))), thread);
        opener.start();
        opener.join();
        Connection connection = made.get(0);
        Objects.requireNonNull(connection.opening().trace()).origin((frames, context) -> origin);
        return connection;
    }

    private Opening afterSharing(Connection connection) {
        shared.share(connection);
        return connection.opening();
    }

    @Test
    void whatTheSameThreadOpensAtTheSamePlaceHasOneOpening() throws InterruptedException {
        Opening first = afterSharing(opened("worker", PLACE));
        assertThat(afterSharing(opened("worker", PLACE))).isSameAs(first);
        assertThat(afterSharing(opened("worker", ELSEWHERE))).isNotSameAs(first);
        assertThat(afterSharing(opened("another", PLACE))).isNotSameAs(first);
        assertThat(first.thread()).isEqualTo("worker");
    }

    @Test
    void whatSaysNothingStaysAsItIs() {
        Opening unknown = Opening.seen(Trace.here());
        for (Opening opening : List.of(Opening.UNSEEN, Opening.UNTRACED, unknown)) {
            assertThat(afterSharing(connection(opening))).isSameAs(opening);
        }
    }

    @Test
    void withAThreadForEachNoneIsGivenAnothers() throws InterruptedException {
        for (int i = 0; i < MANY; i++) {
            Opening opening = afterSharing(opened("worker-" + i, i % 2 == 0 ? PLACE : ELSEWHERE));
            assertThat(opening.thread()).isEqualTo("worker-" + i);
            Trace trace = Objects.requireNonNull(opening.trace());
            assertThat(Objects.requireNonNull(trace.known())).isEqualTo(i % 2 == 0 ? PLACE : ELSEWHERE);
        }
    }
}
