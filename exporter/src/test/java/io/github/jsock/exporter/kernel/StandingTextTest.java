package io.github.jsock.exporter.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A text that stays open tells each time what there is now. */
@EnabledOnOs(OS.LINUX)
class StandingTextTest {
    /** Where there is IPv6, Java's listeners are of it. */
    private static final List<String> TABLES = List.of("/proc/self/net/tcp", "/proc/self/net/tcp6");

    @AfterEach
    void close() {
        StandingText.closeAll();
    }

    @Test
    void isMadeAnewEachTime() throws IOException {
        StandingText.openAll();
        int port;
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            port = listener.getLocalPort();
            assertThat(hasListenerAt(port)).isTrue();
            assertThat(hasListenerAt(port)).isTrue();
        }
        assertThat(hasListenerAt(port)).isFalse();
    }

    /** Nor does who stops in the middle of it have the next one begin there. */
    @Test
    void isReadByOneAtATime() throws Exception {
        StandingText.openAll();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            ExecutorService readers = Executors.newFixedThreadPool(4);
            try {
                Callable<Boolean> reading = () -> hasListenerAt(listener.getLocalPort());
                for (Future<Boolean> seen : readers.invokeAll(
                        IntStream.range(0, 200).mapToObj(i -> reading).toList())) {
                    assertThat(seen.get()).isTrue();
                }
            } finally {
                readers.shutdown();
            }
        }
    }

    @Test
    void isReadAllTheSameWhenItIsNotOpen() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThat(StandingText.of(TABLES.get(0))).isNull();
            assertThat(hasListenerAt(listener.getLocalPort())).isTrue();
        }
    }

    private static boolean hasListenerAt(int port) throws IOException {
        boolean has = false;
        for (String table : TABLES) {
            has |= Files.exists(Path.of(table)) && hasListenerAt(table, port);
        }
        return has;
    }

    private static boolean hasListenerAt(String table, int port) throws IOException {
        try (InternetRows rows = new InternetRows(table)) {
            while (rows.next() && rows.state() == TcpState.LISTEN) {
                if (rows.local().port() == port) {
                    return true;
                }
            }
            return false;
        }
    }
}
