package io.github.jsock.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What of a snapshot goes on when it has been taken: nothing, or its open connections. */
class SnapshotTest extends LedgerSteps {
    @Test
    void aSnapshotStaysAsItWas() {
        TrackedSocket socket = connect(5);
        socket.traffic.sent(10);
        Snapshot taken = snapshot();
        socket.traffic.sent(1);

        assertThat(taken.connections()).singleElement().satisfies(open -> {
            assertThat(open.bytesSent()).isEqualTo(10);
            assertThat(open.writes()).isOne();
        });
    }

    @Test
    void onlyTheConnectionsOfAShallowOneGoOn() {
        TrackedSocket socket = connect(5);
        socket.traffic.sent(10);
        Snapshot taken = Snapshot.of(ledger, Collections.emptyList(), true);
        socket.traffic.sent(1);

        assertThat(taken.services().get(0).bytesSent()).isEqualTo(10);
        assertThat(taken.connections()).singleElement().satisfies(open -> {
            assertThat(open.bytesSent()).isEqualTo(11);
            assertThat(open.service()).isEqualTo(SERVICE);
        });
        assertThat(snapshot().connections())
                .singleElement()
                .satisfies(open -> assertThat(open.bytesSent()).isEqualTo(11));
    }

    @Test
    void aShallowSnapshotLooksWhetherAnythingHasMoved() {
        TrackedSocket socket = connect(5);
        Snapshot.of(ledger, Collections.emptyList(), true);

        assertThat(socket.traffic.idleSeconds(WallClock.second() + 100)).isGreaterThanOrEqualTo(100);
    }
}
