package io.github.jsock.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A datagram socket is what the kernel says that it is, whoever tells of it first. */
class DatagramLedgerTest {
    private static final Endpoint LOCAL = Endpoint.of(new InetSocketAddress("127.0.0.1", 40_000));
    private static final Endpoint PEER = Endpoint.of(new InetSocketAddress("127.0.0.1", 53));
    private static final Endpoint NO_PORT = Endpoint.of(new InetSocketAddress("0.0.0.0", 0));
    private static final Service NAMED = new Service(Transport.UDP, "localhost", 53);

    private final Ledger ledger = new Ledger(3, 5, 10);
    private final TrackedSocket socket = open();
    private final Datagrams datagrams = Objects.requireNonNull(socket.datagrams);

    private TrackedSocket open() {
        ledger.opened(5, TrackedSocket.UNKNOWN_HOLDER, SocketKind.UDP, false);
        return Objects.requireNonNull(ledger.sockets.find(5));
    }

    private DatagramSocketState state() {
        return Snapshot.of(ledger, Collections.emptyList(), false)
                .datagramSockets()
                .get(0);
    }

    private void connect() {
        ledger.datagrams.asked(socket, PEER, NAMED);
        ledger.datagrams.settled(socket, datagrams.nextChange(), LOCAL, PEER);
    }

    @Test
    void isConnectedToWhatTheApplicationNamed() {
        connect();

        assertThat(state().isConnected()).isTrue();
        assertThat(state().service()).isEqualTo(NAMED);
    }

    @Test
    void whatWasAskedBeforeALaterChangeIsOutOfDate() {
        ledger.datagrams.settled(socket, datagrams.nextChange(), LOCAL, Endpoint.UNKNOWN);
        int disconnect = datagrams.nextChange();
        connect();
        ledger.datagrams.settled(socket, disconnect, LOCAL, Endpoint.UNKNOWN);

        assertThat(state().isConnected()).isTrue();
        assertThat(state().peer()).isEqualTo(PEER);
    }

    @Test
    void isNotBoundAnyMoreWhenDisconnectingHasTakenItsPort() {
        connect();
        ledger.datagrams.settled(socket, datagrams.nextChange(), NO_PORT, Endpoint.UNKNOWN);

        assertThat(state().isBound()).isFalse();
        assertThat(state().isConnected()).isFalse();
        assertThat(state().service()).isNull();
        assertThat(state().local()).isEqualTo(Endpoint.UNKNOWN);
    }

    @Test
    void offersItsServiceAgainWhenItIsDisconnected() {
        ledger.datagrams.chosen(socket, LOCAL);
        ledger.datagrams.settled(socket, datagrams.nextChange(), LOCAL, Endpoint.UNKNOWN);
        connect();
        ledger.datagrams.settled(socket, datagrams.nextChange(), LOCAL, Endpoint.UNKNOWN);

        assertThat(state().isBound()).isTrue();
        assertThat(state().service()).isEqualTo(Service.offeredAt(Transport.UDP, LOCAL));
    }
}
