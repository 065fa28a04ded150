package io.github.jsock.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The life of a socket as the hooks report it, and what is counted at each step. */
class LedgerTest extends LedgerSteps {
    private ServiceSnapshot service() {
        return snapshot().services().get(0);
    }

    @Test
    void aConnectionIsCountedOpenThenClosed() {
        TrackedSocket socket = connect(5);
        socket.traffic.sent(10);
        socket.traffic.received(20);

        assertThat(snapshot().connections()).singleElement().satisfies(open -> {
            assertThat(open.association()).isEqualTo(new Association(Transport.TCP, LOCAL, PEER));
            assertThat(open.closeReason()).isNull();
        });
        assertThat(service().bytesSent()).isEqualTo(10);

        ledger.closing(5, null);

        assertThat(snapshot().connections()).isEmpty();
        assertThat(service().open()).isZero();
        assertThat(service().closed(CloseReason.LOCAL)).isOne();
        assertThat(service().bytesSent()).isEqualTo(10);
        assertThat(service().bytesReceived()).isEqualTo(20);
        assertThat(snapshot().recentlyClosed()).singleElement().satisfies(ended -> {
            assertThat(ended.closeReason()).isEqualTo(CloseReason.LOCAL);
            assertThat(ended.bytesReceived()).isEqualTo(20);
        });
        assertThat(snapshot().tracked()).isZero();
    }

    @Test
    void aFailedConnectIsCountedOnceWithItsOwnCauseThoughTheJdkClosesFirst() {
        TrackedSocket socket = beginConnect(5);
        assertThat(snapshot().connectsInProgress()).isOne();

        ledger.closing(5, null);
        ledger.notConnected(socket, ErrorType.of(new ConnectException("Connection refused")));

        assertThat(service().failures(ErrorType.REFUSED)).isOne();
        assertThat(service().failures(ErrorType.CLOSED)).isZero();
        assertThat(service().opened()).isZero();
        assertThat(snapshot().connectsInProgress()).isZero();
    }

    @Test
    void aPendingConnectThatIsClosedFailedForThatCause() {
        TrackedSocket socket = beginConnect(5);
        ledger.notConnected(socket, null);
        assertThat(snapshot().connectsInProgress()).isOne();

        ledger.closing(5, null);

        assertThat(service().failures(ErrorType.CLOSED)).isOne();
        assertThat(snapshot().connectsInProgress()).isZero();
    }

    @Test
    void finishConnectCountsOnlyTheFirstTime() {
        TrackedSocket socket = beginConnect(5);
        ledger.notConnected(socket, null);
        for (int call = 0; call < 3; call++) {
            socket.enterConnectCall();
            connectReturned(socket);
        }

        assertThat(service().opened()).isOne();
        assertThat(service().connectDurations().count()).isOne();
    }

    @Test
    void aConnectionClosedByAnotherThreadWhileItIsMadeIsOpenedAndClosed() {
        TrackedSocket socket = beginConnect(5);
        ledger.closing(5, null);
        connectReturned(socket);

        assertThat(service().opened()).isOne();
        assertThat(service().closed()).isOne();
        assertThat(snapshot().connections()).isEmpty();
    }

    @Test
    void theFirstCauseOfTheEndIsKept() {
        TrackedSocket finished = connect(5);
        finished.cause.endOfStream();
        ledger.closing(5, null);
        TrackedSocket reset = connect(5);
        reset.cause.endOfStream();
        ledger.transferFailed(reset, new java.io.IOException("Connection reset by peer"));
        ledger.closing(5, null);
        TrackedSocket halfClosedByUs = connect(5);
        halfClosedByUs.cause.shutdown(false);
        halfClosedByUs.cause.endOfStream();
        ledger.closing(5, null);
        TrackedSocket cutOffByUs = connect(5);
        cutOffByUs.cause.closing(null);
        cutOffByUs.cause.endOfStream();
        ledger.transferFailed(cutOffByUs, new java.io.IOException("Broken pipe"));
        ledger.closing(5, null);
        connect(5);
        ledger.closing(5, CloseReason.GC);

        ServiceSnapshot service = service();
        assertThat(service.closed(CloseReason.PEER_FIN)).isOne();
        assertThat(service.closed(CloseReason.RESET)).isOne();
        assertThat(service.closed(CloseReason.LOCAL)).isEqualTo(2);
        assertThat(service.closed(CloseReason.GC)).isOne();
        RoleSnapshot client = snapshot().transport(Transport.TCP).role(Role.CLIENT);
        assertThat(client.transferErrors(ErrorType.RESET)).isOne();
        assertThat(client.transferErrors(ErrorType.BROKEN_PIPE)).isZero();
    }

    @Test
    void aDescriptorThatComesBackEndsWhatItStoodFor() {
        connect(5);
        connect(5);

        assertThat(service().open()).isOne();
        assertThat(service().closed(CloseReason.UNKNOWN)).isOne();
        assertThat(snapshot().unseenEnds()).isOne();
    }

    @Test
    void aWriteThatReturnsAfterTheEndIsStillCounted() {
        TrackedSocket socket = connect(5);
        socket.traffic.sentShared(7, socket.totals());
        ledger.closing(5, null);
        socket.traffic.sentShared(5, socket.totals());

        assertThat(service().bytesSent()).isEqualTo(12);
        assertThat(service().writes()).isEqualTo(2);
        assertThat(snapshot().recentlyClosed().get(0).bytesSent()).isEqualTo(12);
    }

    @Test
    void whatDoesNotFitIsCounted() {
        for (int descriptor = 1; descriptor <= 5; descriptor++) {
            ledger.opened(descriptor, TrackedSocket.UNKNOWN_HOLDER, SocketKind.TCP, false);
        }
        assertThat(snapshot().tracked()).isEqualTo(3);
        assertThat(snapshot().untracked()).isEqualTo(2);

        ledger.closing(1, null);
        for (int port = 1; port <= 4; port++) {
            TrackedSocket socket = open(1);
            socket.enterConnectCall();
            ledger.connecting(socket, PEER, new Service(Transport.TCP, "host", port));
            connectReturned(socket);
            ledger.closing(1, null);
        }
        assertThat(snapshot().services())
                .extracting(service -> service.service().toString() + ' ' + service.opened())
                .containsExactly("tcp host:1 1", "tcp host:2 1", "tcp ~other 2");
        assertThat(snapshot().foldedServices()).isEqualTo(2);
    }

    @Test
    void aListenerCountsWhatItAccepts() {
        TrackedSocket listener = open(3);
        ledger.listening(listener, PEER, 50);
        ledger.accepted(listener, SERVICE, 4, TrackedSocket.UNKNOWN_HOLDER, PEER, LOCAL);

        assertThat(snapshot().listeners()).singleElement().satisfies(row -> {
            assertThat(row.backlog()).isEqualTo(50);
            assertThat(row.accepted()).isOne();
            assertThat(row.open()).isOne();
        });
        assertThat(snapshot().connections().get(0).role()).isEqualTo(Role.SERVER);
        assertThat(snapshot().connections().get(0).service()).isEqualTo(SERVICE);
    }

    @Test
    void ourOwnSocketsAreNotPublished() {
        ledger.opened(3, TrackedSocket.UNKNOWN_HOLDER, SocketKind.TCP, true);
        TrackedSocket listener = Objects.requireNonNull(ledger.sockets.find(3));
        ledger.listening(listener, PEER, 50);
        ledger.accepted(listener, SERVICE, 4, TrackedSocket.UNKNOWN_HOLDER, PEER, LOCAL);
        ledger.closing(4, null);

        assertThat(snapshot().services()).isEmpty();
        assertThat(snapshot().listeners()).isEmpty();
        assertThat(snapshot().recentlyClosed()).isEmpty();
    }

    @Test
    void aNumberThatAnotherSocketHasByNowIsNotTheFormerOwners() {
        ledger.opened(5, 1, SocketKind.TCP, false);
        ledger.closing(5, null);
        ledger.opened(5, 2, SocketKind.UDP, false);

        assertThat(ledger.findOrAdopt(5, 1, SocketKind.TCP)).isNull();
        assertThat(ledger.findOrAdopt(5, 2, SocketKind.UDP)).isNotNull();
    }

    @Test
    void aSocketThatIsClosedIsNotTakenInAgainUnlessSomeAreUnseen() {
        ledger.opened(5, 1, SocketKind.TCP, false);
        ledger.closing(5, null);
        assertThat(ledger.findOrAdopt(5, 1, SocketKind.TCP)).isNull();

        ledger.expectUnseen();
        assertThat(ledger.findOrAdopt(6, 1, SocketKind.TCP)).isNotNull();
    }

    @Test
    void afterAFailedConnectItIsBoundIfItWas() {
        TrackedSocket socket = open(5);
        socket.bound(LOCAL);
        ledger.connecting(socket, PEER, SERVICE);
        ledger.notConnected(socket, ErrorType.REFUSED);

        assertThat(snapshot().unconnected())
                .singleElement()
                .satisfies(row -> assertThat(row.state()).isEqualTo(UnconnectedSocket.State.BOUND));
    }

    @Test
    void afterAFailedConnectItCanConnectAgain() {
        TrackedSocket socket = beginConnect(5);
        ledger.notConnected(socket, ErrorType.REFUSED);
        assertThat(ledger.connecting(socket, PEER, SERVICE)).isTrue();
        assertThat(snapshot().connectsInProgress()).isOne();
        connectReturned(socket);

        assertThat(service().opened()).isOne();
        assertThat(snapshot().connections()).hasSize(1);
    }

    @Test
    void aRefusedCallIsNoConnect() {
        TrackedSocket socket = beginConnect(5);
        socket.connectRefused();

        assertThat(snapshot().connectsInProgress()).isZero();
        assertThat(snapshot().unconnected())
                .singleElement()
                .satisfies(row -> assertThat(row.state()).isEqualTo(UnconnectedSocket.State.OPENED));
        assertThat(service().failures(ErrorType.CLOSED)).isZero();
    }

    @Test
    void theCallThatConnectsSaysWhereToThoughAnotherHadBegun() {
        Endpoint elsewhere = Endpoint.of(new InetSocketAddress("127.0.0.1", 81));
        TrackedSocket socket = beginConnect(5);
        assertThat(ledger.connecting(socket, elsewhere, Service.offeredAt(Transport.TCP, elsewhere)))
                .isFalse();
        ledger.connectsAfterAll(socket, elsewhere, Service.offeredAt(Transport.TCP, elsewhere));
        ledger.notConnected(socket, null);
        socket.connectRefused();

        assertThat(snapshot().connectsInProgress()).isOne();
        assertThat(snapshot().unconnected()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(UnconnectedSocket.State.CONNECTING);
            assertThat(row.peer()).isEqualTo(elsewhere);
        });
    }
}
