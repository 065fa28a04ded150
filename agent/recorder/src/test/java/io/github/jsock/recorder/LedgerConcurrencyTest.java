package io.github.jsock.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Snapshots taken while threads open, use and close connections: no counter goes back, and in the end all is exact. */
class LedgerConcurrencyTest {
    private static final int THREADS = 4;
    private static final int CONNECTIONS = 20_000;
    private static final int BYTES = 3;
    private static final Endpoint LOCAL = Endpoint.of(new InetSocketAddress("127.0.0.1", 40_000));
    private static final Endpoint PEER = Endpoint.of(new InetSocketAddress("127.0.0.1", 80));

    private final Ledger ledger = new Ledger(100, 10, 100);

    private void openUseClose(int descriptor) {
        for (int i = 0; i < CONNECTIONS; i++) {
            ledger.opened(descriptor, TrackedSocket.UNKNOWN_HOLDER, SocketKind.TCP, false);
            TrackedSocket socket = Objects.requireNonNull(ledger.sockets.find(descriptor));
            ledger.connecting(socket, PEER, Service.offeredAt(Transport.TCP, PEER));
            ledger.connected(socket, LOCAL, PEER);
            socket.traffic.sent(BYTES);
            socket.traffic.sentShared(BYTES, socket.totals());
            ledger.closing(descriptor, null);
            socket.traffic.sentShared(BYTES, socket.totals());
        }
    }

    @Test
    void countersNeverGoBackAndEndExact() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int descriptor = t;
            running.add(threads.submit(() -> openUseClose(descriptor)));
        }
        threads.shutdown();
        Snapshot before = Snapshot.of(ledger, Collections.emptyList(), false);
        long most = (long) THREADS * CONNECTIONS * 3 * BYTES;
        while (!threads.isTerminated()) {
            Snapshot now = Snapshot.of(ledger, before.services(), !before.isShallow());
            if (!before.services().isEmpty()) {
                ServiceSnapshot earlier = before.services().get(0);
                ServiceSnapshot later = now.services().get(0);
                assertThat(later.bytesSent()).isBetween(earlier.bytesSent(), most);
                assertThat(later.writes()).isBetween(earlier.writes(), most / BYTES);
                assertThat(later.open()).isBetween(0L, (long) THREADS);
            }
            before = now;
        }
        for (Future<?> thread : running) {
            thread.get();
        }
        ServiceSnapshot end =
                Snapshot.of(ledger, before.services(), false).services().get(0);
        assertThat(end.bytesSent()).isEqualTo(most);
        assertThat(end.writes()).isEqualTo(most / BYTES);
        assertThat(end.opened()).isEqualTo((long) THREADS * CONNECTIONS);
        assertThat(end.open()).isZero();
        assertThat(Snapshot.of(ledger, before.services(), true).connectsInProgress())
                .isZero();
    }

    /** The end that comes between the connection's being made and its being counted is counted once. */
    @Test
    void aConnectionThatIsClosedAsItIsMadeEndsOnce() throws Exception {
        ExecutorService closer = Executors.newSingleThreadExecutor();
        Service service = Service.offeredAt(Transport.TCP, PEER);
        for (int i = 0; i < CONNECTIONS; i++) {
            ledger.opened(1, TrackedSocket.UNKNOWN_HOLDER, SocketKind.TCP, false);
            TrackedSocket socket = Objects.requireNonNull(ledger.sockets.find(1));
            ledger.connecting(socket, PEER, service);
            Future<?> closing = closer.submit(() -> ledger.closing(1, null));
            ledger.connected(socket, LOCAL, PEER);
            closing.get();
        }
        closer.shutdown();
        ServiceSnapshot end =
                Snapshot.of(ledger, Collections.emptyList(), false).services().get(0);
        assertThat(end.opened() + end.failures(ErrorType.CLOSED)).isEqualTo(CONNECTIONS);
        assertThat(end.open()).isZero();
    }
}
