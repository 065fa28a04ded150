package io.github.jsock.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is told besides the counts: each event while somebody wants it, and the first of each trouble. */
class OccurrencesTest extends LedgerSteps {
    @Test
    void eachEventIsToldWhileSomebodyWantsToKnow() {
        connect(4);
        ledger.closing(4, null);
        assertThat(Occurrences.take()).isEmpty();

        Occurrences.want(true);
        try {
            ledger.listening(open(5), LOCAL, 50);
            TrackedSocket made = connect(6);
            made.traffic.sent(7);
            ledger.closing(6, CloseReason.GC);
            ledger.notConnected(beginConnect(7), ErrorType.REFUSED);
        } finally {
            Occurrences.want(false);
        }
        assertThat(Occurrences.take())
                .extracting(event -> event.kind().label() + " " + event.id() + " " + event.bytesSent() + " "
                        + event.closeReason() + " " + event.errorType())
                .containsExactly(
                        "listen 2 0 null null",
                        "connect 3 7 null null",
                        "leak 3 7 GC null",
                        "close 3 7 GC null",
                        "connect_failed 4 0 null REFUSED");
        assertThat(Occurrences.take()).isEmpty();
    }

    @Test
    void aTroubleIsKeptUntilItIsTold() {
        ledger.openFailed(Transport.TCP, ErrorType.TOO_MANY_OPEN_FILES);
        ledger.openFailed(Transport.TCP, ErrorType.TOO_MANY_OPEN_FILES);
        ledger.openFailed(Transport.UDP, ErrorType.OTHER);

        assertThat(snapshot().transport(Transport.TCP).openFailures(ErrorType.TOO_MANY_OPEN_FILES))
                .isEqualTo(2);
        assertThat(Incidents.count(Trouble.TOO_MANY_OPEN_FILES)).isEqualTo(2);
        assertThat(Objects.requireNonNull(Incidents.first(Trouble.TOO_MANY_OPEN_FILES))
                        .attempt())
                .isEqualTo(Incident.Attempt.OPEN);
        Incidents.forget(Trouble.TOO_MANY_OPEN_FILES);
        assertThat(Incidents.first(Trouble.TOO_MANY_OPEN_FILES)).isNull();
        assertThat(Incidents.first(Trouble.ADDRESS_NOT_AVAILABLE)).isNull();
    }
}
