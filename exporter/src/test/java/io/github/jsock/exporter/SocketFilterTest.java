package io.github.jsock.exporter;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is refused; what is wanted is tested on real sockets, with the document. */
class SocketFilterTest {
    private static final PortNames NAMES = new PortNames(Map.of());

    @Test
    void saysWhatIsValid() {
        assertThatThrownBy(() -> SocketFilter.parse("rolle=client", NAMES))
                .hasMessage("unknown parameter 'rolle'; valid: role, service, state");
        assertThatThrownBy(() -> SocketFilter.parse("client", NAMES))
                .hasMessage("unknown parameter 'client'; valid: role, service, state");
        assertThatThrownBy(() -> SocketFilter.parse("service=1,role=Client", NAMES))
                .hasMessage("unknown role 'Client'; valid: client, server");
        assertThatThrownBy(() -> SocketFilter.of(Map.of("owner", "x"), NAMES, "limit"))
                .hasMessage("unknown parameter 'owner'; valid: role, service, limit");
    }

    @Test
    void repeatsWhatWasGivenInOneShortLine() {
        assertThatThrownBy(() -> SocketFilter.parse("role=a\r\nb" + "x".repeat(1_000), NAMES))
                .hasMessageMatching("unknown role 'a\\?\\?bx{1,100}\\.\\.\\.'; valid: client, server");
    }
}
